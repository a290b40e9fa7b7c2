// A session of the engine's API in R: a line of JSON in, a line of JSON out. While replicates are simulated
// on other threads, R looks after interrupts and progress.
#include <Rcpp.h>

#include "engine/api/session.hpp"
#include "engine/core/build_info.hpp"
#include "engine/core/embedded.hpp"
#include "engine/parallel/hardware.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/files/files.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace {

// A session and what it needs while it lives. Not to be copied: the session holds on to `stop`.
struct Door {
  explicit Door(int count)
      : threads(count), session(entente::Experiment(), {},
                                {entente::resolver(entente::embedded_files()), &stop,
                                 [this](const std::string&) { ++ticks; }}) {}

  std::atomic<bool> stop = false;
  std::atomic<unsigned long> ticks = 0; // lines of progress
  entente::Threads threads;
  std::uint64_t line = 0;
  entente::Session session;
};

using DoorPointer = Rcpp::XPtr<Door>;

Door& door_of(SEXP pointer) {
  if (TYPEOF(pointer) != EXTPTRSXP || R_ExternalPtrAddr(pointer) == nullptr)
    Rcpp::stop("the session is gone");
  return *static_cast<Door*>(R_ExternalPtrAddr(pointer));
}

void look_for_interrupt(void*) {
  R_CheckUserInterrupt();
}

// R_CheckUserInterrupt jumps; here it only tells.
bool was_interrupted() {
  return R_ToplevelExec(look_for_interrupt, nullptr) == FALSE;
}

SEXP utf8(const std::string& text) {
  Rcpp::Shield<SEXP> string(Rf_mkCharLenCE(text.data(), static_cast<int>(text.size()), CE_UTF8));
  return Rf_ScalarString(string);
}

} // namespace

extern "C" {

// The number of threads that this process may use.
static SEXP entente_threads() {
  return Rf_ScalarInteger(entente::hardware_threads());
}

// Names of the scenarios that the package carries, without folder and ending.
static SEXP entente_builtin() {
  BEGIN_RCPP
  Rcpp::CharacterVector names;
  const std::string folder = "scenarios/", suffix = ".toml";
  for (const entente::EmbeddedFile& file : entente::embedded_files())
    if (file.path.starts_with(folder) && file.path.ends_with(suffix))
      names.push_back(
          std::string(file.path.substr(folder.size(), file.path.size() - folder.size() - suffix.size())));
  return names;
  END_RCPP
}

// Version, commit and compiler of the engine.
static SEXP entente_build() {
  BEGIN_RCPP
  const entente::BuildInfo build = entente::build_info();
  return Rcpp::CharacterVector::create(Rcpp::Named("version") = std::string(build.version),
                                       Rcpp::Named("commit") = std::string(build.commit),
                                       Rcpp::Named("compiler") = std::string(build.compiler));
  END_RCPP
}

// threads: one whole number of at least 1, checked in R. An external pointer.
static SEXP entente_open(SEXP threads) {
  BEGIN_RCPP
  return DoorPointer(new Door(Rcpp::as<int>(threads)), true);
  END_RCPP
}

// The answer to a line, and whether the user interrupted. `progress`: a function of the number of progress
// lines so far, or NULL. An interrupt stops a simulate in good order: what is in stays.
static SEXP entente_ask(SEXP pointer, SEXP line, SEXP progress) {
  BEGIN_RCPP
  Door& door = door_of(pointer);
  const std::string request = Rcpp::as<std::string>(line);
  door.stop = false;
  door.ticks = 0;
  entente::Answer answer;
  std::exception_ptr error;
  std::mutex mutex;
  std::condition_variable ended;
  bool done = false, interrupted = false;
  std::thread worker([&] {
    try {
      answer = door.session.answer(request, ++door.line, door.threads);
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard lock(mutex);
    done = true;
    ended.notify_one();
  });
  unsigned long shown = 0;
  while (true) {
    {
      std::unique_lock lock(mutex);
      if (ended.wait_for(lock, std::chrono::milliseconds(50), [&] { return done; }))
        break;
    }
    if (was_interrupted()) { // also a second time: what is in is summarised all the same
      interrupted = true;
      door.stop = true;
    }
    if (const unsigned long now = door.ticks; !Rf_isNull(progress) && now != shown) {
      shown = now;
      int failed = 0; // an error of the function must not jump over the thread
      Rcpp::Shield<SEXP> call(Rf_lang2(progress, Rf_ScalarReal(static_cast<double>(now))));
      R_tryEvalSilent(call, R_GlobalEnv, &failed);
    }
  }
  worker.join();
  interrupted = was_interrupted() || interrupted;
  if (error)
    std::rethrow_exception(error);
  return Rcpp::List::create(Rcpp::Named("json") = Rcpp::RObject(utf8(answer.json)),
                            Rcpp::Named("interrupted") = interrupted);
  END_RCPP
}

static const R_CallMethodDef calls[] = {
    {"threads", (DL_FUNC)&entente_threads, 0}, {"builtin", (DL_FUNC)&entente_builtin, 0},
    {"build", (DL_FUNC)&entente_build, 0},     {"open", (DL_FUNC)&entente_open, 1},
    {"ask", (DL_FUNC)&entente_ask, 3},         {nullptr, nullptr, 0}};

__attribute__((visibility("default"))) void R_init_entente(DllInfo* library) {
  R_registerRoutines(library, nullptr, calls, nullptr, nullptr);
  R_useDynamicSymbols(library, FALSE);
}
}
