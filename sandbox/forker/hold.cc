// What waits in a standby (standby.h): a shared object that an interpreter loads when it has
// started and is about to begin its program, and that returns when init releases it. Then its
// standard streams are the run's, and nothing else has changed: it is the interpreter itself that
// goes on to load the program, by the code and from the place where it always does.
//
// It uses the C library alone. The two ways in are fixed by their ABIs, so that no header of the
// interpreter's is needed: Node's N-API module function (node_api.h; an addon that exports nothing)
// and the JVM's tool interface (jvmti.h: Agent_OnLoad, then the event VMInit, which comes at the
// end of JNI_CreateJavaVM on the main thread). Where there is no link nothing is done.

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "sandbox/forker/channel.h"
#include "sandbox/wire.h"

namespace assay::sandbox::forker {
namespace {

Message g_message;

// Each number is taken already, by what held its place (standby.cc), so no received descriptor is
// in the way. An interpreter that has made its own close-on-exec (Node) has not seen this one.
void take_descriptors(const wire::Release& release) {
  for (std::uint32_t i = 0; i < release.fd_count; ++i) {
    const int fd = g_message.take_fd();
    const int target = release.targets[i];
    const int flags = ::fcntl(target, F_GETFD);
    if (target < 0 || target >= wire::kHoldSocket || flags < 0 || ::dup2(fd, target) != target ||
        ::fcntl(target, F_SETFD, flags) != 0) {
      ::_exit(127);
    }
    ::close(fd);
  }
}

void hold() {
  const int link = wire::kHoldSocket;
  ::unlink(wire::kHoldPath);  // it is mapped; after the word the run's own files can be there
  if (!send(link, wire::Kind::Warmed, nullptr, 0)) {
    return;
  }
  wire::Release release;
  if (!receive(link, g_message, reinterpret_cast<char*>(&release), sizeof release) ||
      g_message.header.kind != wire::Kind::Release ||
      release.fd_count != static_cast<std::uint32_t>(g_message.fd_count) ||
      release.fd_count > wire::kFirstFreeTarget) {
    ::_exit(127);
  }
  take_descriptors(release);
  send(link, wire::Kind::Entered, nullptr, 0);
  ::close(link);
}

// --- the JVM: tables of functions, by their places in jvmti.h and jni.h ----------------------

using Table = void**;
Table table_of(void* environment) { return *static_cast<Table*>(environment); }

template <typename Function>
Function function_at(void* environment, int place) {
  return reinterpret_cast<Function>(table_of(environment)[place]);
}

constexpr int kGetEnv = 6;  // of JavaVM
constexpr int kJvmtiVersion = 0x30010000;
constexpr int kSetEventNotificationMode = 1;  // of jvmtiEnv
constexpr int kSetEventCallbacks = 121;
constexpr int kDisposeEnvironment = 126;
constexpr int kEnable = 1;
constexpr int kVmInit = 50;
constexpr int kFindClass = 6;  // of JNIEnv
constexpr int kExceptionClear = 17;
constexpr int kGetStaticMethodId = 113;
constexpr int kCallStaticIntMethod = 129;
constexpr int kNewStringUtf = 167;
constexpr int kNewObjectArray = 172;
constexpr int kSetObjectArrayElement = 174;
constexpr const char* kSignature = "([Ljava/lang/String;)I";
constexpr int kMaxWords = 32;
constexpr std::size_t kMaxLine = 1024;
constexpr std::size_t kMaxPath = 256;

char g_script[kMaxPath];  ///< What to do before waiting: a file, one line for each.

void* find_class(void* jni, const char* name) {
  return function_at<void* (*)(void*, const char*)>(jni, kFindClass)(jni, name);
}

// "class method word...": a static method that takes words and returns a status, such as a
// compiler's. Whatever it does not find ends it, in another version of the library.
void call(void* jni, char* const* words, int count) {
  void* const type = count >= 2 ? find_class(jni, words[0]) : nullptr;
  void* const text = type != nullptr ? find_class(jni, "java/lang/String") : nullptr;
  void* const method = text != nullptr
                           ? function_at<void* (*)(void*, void*, const char*, const char*)>(
                                 jni, kGetStaticMethodId)(jni, type, words[1], kSignature)
                           : nullptr;
  void* const list = method != nullptr ? function_at<void* (*)(void*, int, void*, void*)>(
                                             jni, kNewObjectArray)(jni, count - 2, text, nullptr)
                                       : nullptr;
  if (list == nullptr) {
    return;
  }
  for (int i = 2; i < count; ++i) {
    function_at<void (*)(void*, void*, int, void*)>(jni, kSetObjectArrayElement)(
        jni, list, i - 2,
        function_at<void* (*)(void*, const char*)>(jni, kNewStringUtf)(jni, words[i]));
  }
  function_at<int (*)(void*, void*, void*, ...)>(jni, kCallStaticIntMethod)(jni, type, method,
                                                                            list);
}

// A line with one word names a class to load.
void follow(void* jni, char* line) {
  char* words[kMaxWords];
  int count = 0;
  for (char* word = std::strtok(line, " \n"); word != nullptr && count < kMaxWords;
       word = std::strtok(nullptr, " \n")) {
    words[count++] = word;
  }
  if (count == 1) {
    find_class(jni, words[0]);
  } else {
    call(jni, words, count);
  }
  function_at<void (*)(void*)>(jni, kExceptionClear)(jni);
}

// Where a call may leave what it makes. The directory itself goes, too.
void empty_scratch() {
  DIR* const folder = ::opendir(wire::kHoldScratch);
  while (const dirent* entry = folder != nullptr ? ::readdir(folder) : nullptr) {
    ::unlinkat(::dirfd(folder), entry->d_name, 0);
  }
  if (folder != nullptr) {
    ::closedir(folder);
  }
  ::rmdir(wire::kHoldScratch);
}

void follow_script(void* jni) {
  std::FILE* const file = std::fopen(g_script, "re");
  if (file == nullptr) {
    return;
  }
  ::mkdir(wire::kHoldScratch, 0700);
  char line[kMaxLine];
  while (std::fgets(line, sizeof line, file) != nullptr) {
    follow(jni, line);
  }
  std::fclose(file);
  empty_scratch();
}

void on_vm_init(void* jvmti, void* jni, void* /*thread*/) {
  follow_script(jni);
  hold();
  function_at<int (*)(void*)>(jvmti, kDisposeEnvironment)(jvmti);
}

int load_agent(void* vm, const char* options) {
  void* jvmti = nullptr;
  if (function_at<int (*)(void*, void**, int)>(vm, kGetEnv)(vm, &jvmti, kJvmtiVersion) != 0) {
    return 1;
  }
  std::strncpy(g_script, options != nullptr ? options : "", sizeof g_script - 1);
  // jvmtiEventCallbacks, of which VMInit is the first.
  const struct {
    void (*vm_init)(void*, void*, void*);
  } callbacks{on_vm_init};
  const int size = sizeof callbacks;
  if (function_at<int (*)(void*, const void*, int)>(jvmti, kSetEventCallbacks)(jvmti, &callbacks,
                                                                               size) != 0) {
    return 1;
  }
  return function_at<int (*)(void*, int, int, void*, ...)>(jvmti, kSetEventNotificationMode)(
      jvmti, kEnable, kVmInit, nullptr);
}

}  // namespace
}  // namespace assay::sandbox::forker

extern "C" __attribute__((visibility("default"))) void* napi_register_module_v1(
    void* /*environment*/, void* exports) {
  assay::sandbox::forker::hold();
  return exports;
}

extern "C" __attribute__((visibility("default"))) int Agent_OnLoad(void* vm, char* options,
                                                                   void* /*reserved*/) {
  return assay::sandbox::forker::load_agent(vm, options);
}
