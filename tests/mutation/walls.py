"""The walls of the sandbox, and for each how a copy of the source is changed so that it can be switched off.

WALLS: name -> (what it is, edits). An edit is (file, anchor, kind, text): the anchor stands in the file
exactly once; the text is put "before" or "after" it or "instead" of it. Edits name no line numbers, so
they survive most changes; one that does not apply any more fails the mutation test for that wall, with its
name: then this table has to follow. `OFF("x")` in a text asks whether wall x is off.
"""

MAIN = "sandbox/forker/main.cc"
INIT = "sandbox/forker/init.cc"
CROWD = "sandbox/forker/crowd.cc"
FORKER_REQUEST = "sandbox/forker/request.cc"
ASSEMBLE = "sandbox/forker/assemble.cc"
LOCK_IN = "sandbox/forker/lock_in.cc"
PROCESS = "sandbox/forker_process.cc"
IDENTITY = "sandbox/identity.cc"
POLICY = "sandbox/policy.cc"
REFUSALS = "sandbox/refusals.cc"
REQUEST = "sandbox/request.cc"
BOX = "sandbox/box.cc"
RUN = "sandbox/run.cc"
REPORT = "sandbox/report.cc"
VERDICT = "sandbox/verdict.cc"
COLLECT = "sandbox/collect.cc"
CAPTURED = "sandbox/captured.cc"
BLOB = "sandbox/blob.cc"

KEEP_CAPABILITIES = """
  if (OFF("capabilities")) {
    __user_cap_header_struct kept{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct sets[2] = {};
    ::syscall(SYS_capget, &kept, sets);
    for (auto& set : sets) {
      set.inheritable = set.effective = set.permitted;
    }
    ::syscall(SYS_capset, &kept, sets);
    for (unsigned long capability = 0; capability < 41; ++capability) {
      ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0);
    }
    if (!OFF("no_new_privs")) ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return Stage::None;
  }
"""

# What a shell script around `timeout` and `ulimit` would make of an exit.
NAIVE_VERDICT = """
  if (OFF("verdict_by_counters") && evidence.stop == Stop::None && evidence.wait_status) {
    const int status = *evidence.wait_status;
    const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    Verdict verdict = code == 0 ? Verdict::Ok : Verdict::RuntimeError;
    if (code == 137) verdict = Verdict::MemoryLimit;
    if (code == 124 || code == 143 || code == 152) verdict = Verdict::TimeLimit;
    if (code == 153) verdict = Verdict::OutputLimit;
    if (code == 159 || code == 255) verdict = Verdict::SecurityViolation;
    return {verdict, "by its exit status", code, {}};
  }
"""

ALLOW_CALLS = """
  for (std::string_view list = assay::mutation::walls_off(); !list.empty();) {
    const std::size_t comma = list.find(',');
    const std::string wall(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    if (wall.starts_with("call:")) {
      const int nr = seccomp_syscall_resolve_name(wall.substr(5).c_str());
      if (nr >= 0) calls[static_cast<std::uint32_t>(nr)] = {Rule{"", "", Answer::Allow}};
    }
  }
"""

FORKER_TMPFS = """
  if (OFF("fresh_tmpfs")) {
    char options[64];
    std::snprintf(options, sizeof options, "mode=777,uid=%u,gid=%u,size=256m", box.payload, box.payload);
    ::mount("assay", "/box", "tmpfs", 0, options);
    ::mount("assay", "/tmp", "tmpfs", 0, options);
  }
"""

WALLS = {
    # Namespaces.
    "pid_namespace": ("a PID namespace a run", [
        (INIT, "  args.flags = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;\n", "after",
         '  if (OFF("pid_namespace") || OFF("kill_leftovers")) args.flags &= ~static_cast<std::uint64_t>(CLONE_NEWPID);\n')]),
    "ipc_namespace": ("an IPC namespace a run", [
        (INIT, "  args.flags = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;\n", "after",
         '  if (OFF("ipc_namespace")) args.flags &= ~static_cast<std::uint64_t>(CLONE_NEWIPC);\n')]),
    "network_namespace": ("a network namespace with nothing in it", [
        (PROCESS, "  args.flags = kNamespaces;\n", "after",
         '  if (OFF("network_namespace")) args.flags &= ~static_cast<std::uint64_t>(CLONE_NEWNET);\n')]),
    "host_name": ("a UTS namespace and a name of its own", [
        (ASSEMBLE, '::sethostname("box", 3) != 0', "instead",
         '(!OFF("host_name") && ::sethostname("box", 3) != 0)')]),
    "cgroup_namespace": ("a cgroup namespace", [
        (ASSEMBLE, "  if (in_cgroup && ::unshare", "instead",
         '  if (!OFF("cgroup_namespace") && in_cgroup && ::unshare')]),
    # What can be seen and written.
    "mount_root": ("a root of only what the language needs", [
        (ASSEMBLE, '::syscall(SYS_pivot_root, ".", ".") != 0', "instead",
         '(OFF("mount_root") ? assay::mutation::keep_host_tree() : ::syscall(SYS_pivot_root, ".", ".")) != 0'),
        (ASSEMBLE, '::umount2(".", MNT_DETACH) != 0', "instead",
         '(!OFF("mount_root") && ::umount2(".", MNT_DETACH) != 0)')]),
    "read_only_root": ("the root's own tmpfs is read-only", [
        (ASSEMBLE, "  attr.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC;\n",
         "after", '  if (OFF("read_only_root")) attr.attr_set &= ~static_cast<std::uint64_t>(MOUNT_ATTR_RDONLY);\n')]),
    "read_only_trees": ("bound paths are read-only", [
        (ASSEMBLE, "MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV, i", "instead",
         '(OFF("read_only_trees") ? 0U : MOUNT_ATTR_RDONLY) | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV, i')]),
    "fresh_tmpfs": ("a fresh tmpfs on /box and /tmp each run", [
        (ASSEMBLE, "  empty_bounding_set(box);\n  ::prctl", "before", FORKER_TMPFS),
        (INIT, "Stage stage) {\n  char options[160];\n", "after", '  if (OFF("fresh_tmpfs")) return;\n'),
        (FORKER_REQUEST, "  make_parents(socket, name, index);\n", "after", '  if (OFF("fresh_tmpfs")) ::unlink(name);\n')]),
    "disk_limit": ("the size of /box and /tmp", [
        (REQUEST, "  floor.inodes = std::max", "before",
         '  if (OFF("disk_limit")) floor.disk = Bytes::mib(1024);\n')]),
    "inode_limit": ("the inodes of /box and /tmp", [
        (REQUEST, "  floor.memory.count =\n", "before", '  if (OFF("inode_limit")) floor.inodes = 1000000;\n')]),
    "proc_of_the_run": ("/proc shows the run's own processes and nothing of the kernel", [
        (INIT, '"hidepid=invisible,subset=pid"', "instead",
         '(OFF("proc_of_the_run") ? nullptr : "hidepid=invisible,subset=pid")')]),
    "proc_read_only": ("/proc cannot be written", [
        (INIT, '::mount("proc", "/proc", "proc", kFlags,', "instead",
         '::mount("proc", "/proc", "proc", kFlags & ~(OFF("proc_read_only") ? MS_RDONLY : 0UL),')]),
    # Identity and privileges.
    "host_identity": ("an id that is nobody's on the host", [
        (IDENTITY, "  identity.deny_setgroups = false;\n", "after",
         '  if (OFF("host_identity")) identity.uid_map = map_line(kPayloadId, 0) + map_line(kKeeperId, uids->keeper);\n')]),
    "two_identities": ("the program's id is not that of its init", [
        (IDENTITY, "  identity.deny_setgroups = false;\n", "after",
         '  if (OFF("two_identities")) { identity.keeper = kPayloadId; identity.keeper_outside = uids->payload; }\n')]),
    "not_dumpable": ("init and forker cannot be read", [
        (ASSEMBLE, "::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)", "instead",
         '::prctl(PR_SET_DUMPABLE, OFF("not_dumpable") ? 1 : 0, 0, 0, 0)'),
        (LOCK_IN, "::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)", "instead",  # of the memory that init has too
         '::prctl(PR_SET_DUMPABLE, OFF("not_dumpable") ? 1 : 0, 0, 0, 0)')]),
    "capabilities": ("no capabilities", [
        (LOCK_IN, "  if ((has_capabilities && !lock_securebits())", "before", KEEP_CAPABILITIES)]),
    "bounding_set": ("an empty bounding set", [
        (ASSEMBLE, "::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0", "instead",
         '!OFF("bounding_set") && ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0')]),
    "no_new_privs": ("no_new_privs (only lowered together with capabilities)", []),
    "session_keyring": ("a session keyring of its own", [
        (LOCK_IN, "::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr);", "before",
         'if (!OFF("session_keyring")) ')]),
    "oom_score": ("first in line for the OOM killer", [
        (LOCK_IN, "if (!raise_oom_score(host_proc)) {", "instead",
         'if (!OFF("oom_score") && !raise_oom_score(host_proc)) {')]),
    "umask": ("a known umask", [(LOCK_IN, "::umask(022)", "instead", '::umask(OFF("umask") ? 0 : 022)')]),
    "session": ("a session of its own", [(LOCK_IN, "  ::setsid();\n", "instead", '  if (!OFF("session")) ::setsid();\n')]),
    "signals": ("default signal dispositions, nothing blocked", [
        (ASSEMBLE, "  struct sigaction standard{};\n", "before", '  if (OFF("signals")) return;\n')]),
    "environment": ("nothing of the supervisor's environment", [
        (REQUEST, "  pack_strings(spec.env, body);\n", "instead",
         '  { std::vector<std::string> env = spec.env;\n'
         '    for (char** e = environ; OFF("environment") && *e != nullptr; ++e) env.emplace_back(*e);\n'
         '    pack_strings(env, body); }\n')]),
    "descriptors": ("no inherited descriptor", [
        (ASSEMBLE, 'box.host_proc = ::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC)', "instead",
         'box.host_proc = ::open("/proc", O_PATH | O_DIRECTORY | (OFF("descriptors") ? 0 : O_CLOEXEC))')]),
    "init_socket": ("init's socket is not inherited", [
        (MAIN, "::fcntl(fd, F_DUPFD_CLOEXEC, wire::kFirstFreeTarget)", "instead",
         '::fcntl(fd, OFF("init_socket") ? F_DUPFD : F_DUPFD_CLOEXEC, wire::kFirstFreeTarget)')]),
    # System calls. Besides: "call:NAME" for one call.
    "seccomp": ("the allow-list", [
        (POLICY, "Result<Policy> build_policy(Profile profile, Kills kills) {\n", "after",
         '  if (OFF("seccomp")) return Policy{{BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)}};\n')]),
    "call": ("single calls", [
        (POLICY, "  return calls;\n", "before", ALLOW_CALLS)]),
    "deadly_calls": ("some calls end the run", [
        (REFUSALS, "const bool deadly = !verdict || is_kill(*verdict);", "instead",
         'const bool deadly = !OFF("deadly_calls") && (!verdict || is_kill(*verdict));')]),
    "refused_names": ("refused calls are named", [
        (REFUSALS, "ruling.kind == Ruling::Kind::Refuse && names_.size() < kMaxNames", "instead",
         '!OFF("refused_names") && ruling.kind == Ruling::Kind::Refuse && names_.size() < kMaxNames')]),
    # Limits.
    "memory_cgroup": ("the memory of the tree", [
        (BOX, "cgroup_->begin(limits.memory, limits.processes + lodgers, held)", "instead",
         'cgroup_->begin(OFF("memory_cgroup") ? Bytes::mib(1792) : limits.memory,\n'
         '                                             OFF("process_limit") ? 2000 : limits.processes + lodgers, held)')]),
    "process_limit": ("processes and threads of the tree", []),
    "cpu_accounting": ("processor time of the tree by the cgroup", [
        (RUN, "return cgroup_->cpu();", "instead", 'return OFF("cpu_accounting") ? Result<CpuTime>(CpuTime{}) : cgroup_->cpu();'),
        (REPORT, "cost.usage.cpu = counters->cpu;", "instead",
         'cost.usage.cpu = OFF("cpu_accounting") ? CpuTime{} : counters->cpu;')]),
    "wall_limit": ("wall time", [
        (RUN, "elapsed >= wall_limit_", "instead", '!OFF("wall_limit") && elapsed >= wall_limit_')]),
    "output_cap": ("bytes of a stream", [
        (CAPTURED, "if (static_cast<std::size_t>(got) > room) {", "instead",
         'if (!OFF("output_cap") && static_cast<std::size_t>(got) > room) {')]),
    # Ends of runs.
    "kill_leftovers": ("nothing outlives its run", [
        (INIT, "  pid_t pid;\n  do {\n    pid = ::wait4(-1, nullptr, WNOHANG", "before",
         '  if (OFF("kill_leftovers")) return true;\n'),  # nor does the namespace's end: see pid_namespace
        (CROWD, "  std::uint32_t reaped = 0;\n", "before",
         '  if (OFF("kill_leftovers") || OFF("pid_namespace")) return 0;\n')]),
    # Files in and out.
    "sealed_input": ("the input cannot be changed", [
        (BLOB, "constexpr int kSeals = F_SEAL_WRITE", "instead",
         'const int kSeals = OFF("sealed_input") ? 0 : F_SEAL_WRITE')]),
    "input_read_only": ("the input is opened read-only", [
        (REQUEST, "::open(path.c_str(), O_RDONLY | O_CLOEXEC)", "instead",
         '::open(path.c_str(), (OFF("input_read_only") ? O_RDWR : O_RDONLY) | O_CLOEXEC)')]),
    "input_own_offset": ("each run has an offset of its own in its input", [
        (REQUEST, "::open(path.c_str(), O_RDONLY | O_CLOEXEC)", "before",
         'OFF("input_own_offset") ? ::fcntl(input.fd(), F_DUPFD_CLOEXEC, 0) : ')]),
    "file_names": ("names of files are checked", [
        (REQUEST, "  if (auto why = validate_file_names(names)) {\n", "instead",
         '  if (auto why = validate_file_names(names); why && !OFF("file_names")) {\n')]),
    "place_beneath": ("files are placed beneath /box", [
        (FORKER_REQUEST, "kBeneath);\n  if (out < 0) {", "instead", 'OFF("place_beneath") ? 0 : kBeneath);\n  if (out < 0) {')]),
    "collect_beneath": ("files are collected beneath /box, through no link", [
        (COLLECT, "  how.flags = flags | O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;\n", "after",
         '  if (OFF("collect_beneath")) {\n    how.flags &= ~static_cast<std::uint64_t>(O_NOFOLLOW);\n'
         '    return UniqueFd(static_cast<int>(::syscall(SYS_openat2, box, path.c_str(), &how, sizeof how)));\n  }\n')]),
    "collect_regular": ("only regular files are collected", [
        (COLLECT, "!S_ISREG(status.st_mode)", "instead", '!OFF("collect_regular") && !S_ISREG(status.st_mode)')]),
    "collect_links": ("no file with a second name is collected", [
        (COLLECT, "status.st_nlink != 1", "instead", '!OFF("collect_links") && status.st_nlink != 1')]),
    "collect_size": ("collected files are bounded", [
        (COLLECT, "status.st_size > file_size.count || status.st_size > left.count", "instead",
         '!OFF("collect_size") && (status.st_size > file_size.count || status.st_size > left.count)')]),
    # Verdicts.
    "verdict_by_counters": ("verdicts follow counters, not exit codes", [
        (VERDICT, "Classified classify(const Evidence& evidence) {\n", "after", NAIVE_VERDICT)]),
    "verdict_of_zero": ("status 0 within the limits is ok", [
        (VERDICT, "    if (*result.exit_code == 0) {\n", "instead",
         '    if (*result.exit_code == 0 && !OFF("verdict_of_zero")) {\n')]),
    "verdict_of_exit": ("another status is a runtime error", [
        (VERDICT, "    if (*result.exit_code == 0) {\n", "before",
         '    if (OFF("verdict_of_exit")) { return result; }\n')]),
    "verdict_of_signal": ("a signal is a runtime error", [
        (VERDICT, "  if (WIFSIGNALED(status)) {\n    result = by_signal", "instead",
         '  if (WIFSIGNALED(status) && OFF("verdict_of_signal")) {\n    return result;\n  }\n'
         '  if (WIFSIGNALED(status)) {\n    result = by_signal')]),
    "verdict_of_wall": ("what the wall limit ends is idle", [
        (VERDICT, "  if (evidence.stop == Stop::Wall || evidence.wall > evidence.limits.wall) {\n", "instead",
         '  if (!OFF("verdict_of_wall") && (evidence.stop == Stop::Wall || evidence.wall > evidence.limits.wall)) {\n')]),
    "verdict_of_disk": ("a full disk is told", [
        (REPORT, "evidence.disk_full = disk->full", "instead", 'evidence.disk_full = !OFF("verdict_of_disk") && disk->full')]),
    "verdict_of_file_size": ("a file at its limit is told", [
        (REPORT, "evidence.file_at_limit = disk->file_at_limit;", "instead",
         'evidence.file_at_limit = disk->file_at_limit && !OFF("verdict_of_file_size");')]),
}

# RLIMIT_RTPRIO and RLIMIT_NICE are 0 where Assay is started, and nothing here may raise them to show it.
for _name in ("CPU", "FSIZE", "NOFILE", "STACK", "SIGPENDING", "CORE", "MEMLOCK", "MSGQUEUE"):
    WALLS["rlimit_" + _name.lower()] = ("RLIMIT_" + _name, [
        (REQUEST, "  return list;\n}\n\nbool is_passed", "before",
         f'  if (OFF("rlimit_{_name.lower()}")) std::erase_if(list, [](const ResourceLimit& l) {{ return l.resource == RLIMIT_{_name}; }});\n')])
