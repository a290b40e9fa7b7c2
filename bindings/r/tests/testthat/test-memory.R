# Peak memory of the process, MB; missing where the system does not tell.
peak_memory <- function() {
  if (!file.exists("/proc/self/status")) return(NA_real_)
  line <- grep("^VmHWM:", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}

test_that("comparisons and scenarios that are dropped are given back", {
  skip_if(is.na(peak_memory()), "this system does not tell the memory of a process")
  once <- function(seed) {
    s <- entente_set("baseline", citizens.count = 10 + seed %% 5, months = 60)
    r <- entente_compare(s, 200, seed = seed, strategies = "placebo", keep = "series", progress = FALSE)
    entente_trace(s, 1, seed = seed)
    r$replicates
  }
  # Collected every time: R does not know how much memory a session holds, so that its own timing says nothing on leaks.
  run <- function(seeds) for (seed in seeds) {
    expect_equal(once(seed), 200)
    gc()
  }
  run(1:4)
  before <- peak_memory()
  run(5:24)
  # The months of one such comparison alone take 3 MB: twenty that were kept, 60 MB.
  expect_lt(peak_memory() - before, 25)
})
