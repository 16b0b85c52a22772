// Assay's part of a JavaScript test program (kind program). The token of this run is read from standard
// input before the submission is loaded; it stays in this closure and is written when the test is
// over: its script has returned, nothing is pending any more, what it awaits included, and no assertion failed
// on the way, caught or not. No event tells that: the submission could emit it.
//
// Built-in objects are frozen (--frozen-intrinsics) and the test has its own `require` with modules that
// were loaded before, so that the submission cannot patch what the test compares with. The submission's
// top-level names are global, as in one script; the test's are its own.
//
// No file of the submission's is loaded by Node itself, however it came to be: a module of Node's has the whole
// `require` and import(), which lead to the heap of this process (v8, inspector) and out of its context.
'use strict';
const fs = require('fs');
const vm = require('vm');
const path = require('path');
const TOKEN = 32;
const CHANNEL = 3;

(() => {
  const { writeSync } = fs;
  const exit = process.reallyExit.bind(process);
  const buffer = Buffer.alloc(TOKEN);
  fs.readSync(0, buffer, 0, TOKEN, null);
  fs.closeSync(0);
  fs.openSync('/dev/null', 'r');
  const token = buffer.toString('latin1');
  buffer.fill(0);
  const { apply } = Reflect;
  const isError = (value) => value !== null && typeof value === 'object';
  const testSource =
      // Strict, so that no function of the submission can ask for its caller.
      `'use strict'; (function () {${fs.readFileSync('.assay/test.js', 'utf8')}\n})();`;
  fs.unlinkSync('.assay/test.js');
  let failed = false;
  let count = 0;

  // The test's assert: what it saw fail has failed, whoever catches the exception.
  const counted = (original, known = new Map()) => {
    if (known.has(original)) return known.get(original);
    const wrapper = function (...args) {
      let result;
      try {
        result = apply(original, this, args);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (isError(result) && typeof result.then === 'function') {  // rejects and doesNotReject
        result = result.then((value) => { count += 1; return value; },
                             (error) => { failed = true; throw error; });
      } else {
        count += 1;
      }
      return result;
    };
    known.set(original, wrapper);
    for (const name of Object.keys(original)) {
      const member = original[name];
      wrapper[name] = typeof member === 'function' && name !== 'AssertionError' ? counted(member, known) : member;
    }
    return Object.freeze(wrapper);
  };
  const modules = { __proto__: null };
  const assert = counted(require('assert'));
  modules['assert'] = modules['node:assert'] = assert;
  modules['assert/strict'] = modules['node:assert/strict'] = assert.strict;
  for (const name of ['util', 'events', 'timers/promises']) {
    modules[name] = modules['node:' + name] = Object.freeze(Object.assign(Object.create(null), require(name)));
  }

  // Rejections come here as well (--unhandled-rejections=strict), and nobody can ask for them first.
  const uncaught = (error) => {
    writeSync(2, `${error && error.stack || error}\n`);
    if (failed) writeSync(CHANNEL, 'failed\n');
    exit(1);
  };
  process.setUncaughtExceptionCaptureCallback(uncaught);
  for (const name of ['setUncaughtExceptionCaptureCallback', 'mainModule', 'binding', '_linkedBinding', 'dlopen',
                      'getBuiltinModule']) {
    Object.defineProperty(process, name, { value: undefined, writable: false, configurable: false });
  }
  // What the test awaits, and has called then() for, as long as it is not settled: a promise that never is would
  // end the test early. A promise is the test's if the function that made it is. Looking takes 16 us; so it is
  // done only where the test can be what runs: not in the continuation of somebody else's promise.
  const awaited = new Set();
  const watchAwaits = () => {
    const asks = /^.*\n.*\n(?: +at Promise\.(?:then|catch|finally) \(<anonymous>\)\n)* +at (?:.* \()?test\.js:\d+:\d+\)?(?:\n|$)/;
    const ofTest = new WeakSet();
    let continued = null;
    require('v8').promiseHooks.createHook({
      init(promise, parent) {
        if (parent && (!continued || ofTest.has(continued)) && asks.test(new Error().stack)) {
          ofTest.add(promise);
          awaited.add(promise);
        }
      },
      before(promise) { continued = promise; },
      after() { continued = null; },
      settled(promise) { awaited.delete(promise); },
    });
  };

  // Streams stay open, and one timer is ours; anything else is something that the test waits for.
  const pending = process.getActiveResourcesInfo.bind(process);
  const later = setTimeout;
  let patience = 50;  // not all that can settle a promise is listed: WebAssembly's compiler
  const finish = () => {
    const waiting = pending();
    let others = -1;
    for (let i = 0; i < waiting.length; i += 1) {
      if (!waiting[i].endsWith('Wrap')) others += 1;
    }
    if (others > 0 || (awaited.size > 0 && (patience -= 1) > 0)) {
      later(finish, 2);
      return;
    }
    if (awaited.size > 0) {
      writeSync(2, 'the test awaits what nothing settles\n');
      failed = true;
    }
    writeSync(CHANNEL, failed ? 'failed\n' : `${token} ${count}\n`);
    exit(failed ? 1 : 0);
  };

  const main = path.resolve('@SOURCE@');
  const code = fs.readFileSync(main, 'utf8');
  const submissionModule = { exports: {} };
  const builtIn = /^(node:)?(assert|buffer|console|constants|crypto|dns|events|fs|https?|net|os|path|perf_hooks|process|punycode|querystring|readline|stream|string_decoder|timers|tls|tty|url|util|zlib)(\/\w+)?$/;
  const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile();
  const cache = new Map([[main, submissionModule]]);
  const load = (file) => {
    if (cache.has(file)) return cache.get(file).exports;
    const loaded = { exports: {} };
    cache.set(file, loaded);
    const text = fs.readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      loaded.exports = JSON.parse(text);
    } else {
      const names = ['exports', 'require', 'module', '__filename', '__dirname'];
      apply(vm.compileFunction(text, names, { filename: file }), loaded.exports,
            [loaded.exports, requireFrom(path.dirname(file)), loaded, file, path.dirname(file)]);
    }
    return loaded.exports;
  };
  const requireFrom = (folder) => (name) => {
    if (builtIn.test(name)) return require(name);
    const file = path.resolve(folder, name);
    const found = ['', '.js', '.cjs', '.json', '/index.js'].map((end) => file + end).find(isFile);
    if (!/^(\.\.?)?\//.test(name) || !found) throw new Error(`${name} is not for submissions, or does not exist`);
    return load(found);
  };
  const submissionRequire = requireFrom(path.dirname(main));
  globalThis.require = submissionRequire;
  globalThis.module = submissionModule;
  globalThis.exports = submissionModule.exports;
  const script = new vm.Script(code, { filename: main });
  const testConsole = Object.assign(Object.create(null), console, {
    assert: (value, ...said) => {
      count += 1;
      if (!value) failed = true;
      console.error(...(value ? [] : ['Assertion failed', ...said]));
    },
  });
  const compiled = vm.compileFunction(testSource, ['require', 'assert', 'console', 'module', 'exports'],
                                      { filename: 'test.js' });
  try {
    script.runInThisContext();
  } catch (error) {
    uncaught(error);
  }
  const exported = submissionModule.exports;
  if (isError(exported) || typeof exported === 'function') {
    for (const name of Object.keys(exported)) {
      if (!(name in globalThis)) globalThis[name] = exported[name];
    }
  }
  const testRequire = (name) => {
    if (name in modules) return modules[name];
    if (name === './main' || name === './main.js' || name === './solution') return exported;
    return submissionRequire(name);
  };
  const own = { exports: {} };
  if (/\b(await|then)\b/.test(testSource)) watchAwaits();
  try {
    apply(compiled, undefined, [testRequire, assert, testConsole, own, own.exports]);
  } catch (error) {
    uncaught(error);
  }
  later(finish, 0);
})();
