# The session with the engine: requests as lists, answers as lists, problems as conditions of one class.

# A new session: an environment, since what it holds changes for all who have it. threads: whole number of at least 1, or NULL
# for all that this process may use. `holds`: how many replicates are in.
open_session <- function(threads = NULL) {
  if (is.null(threads)) threads <- .Call(C_threads)
  session <- new.env(parent = emptyenv())
  session$pointer <- .Call(C_open, as.integer(whole_number(threads, "threads", 1, 1024)))
  session$holds <- 0
  session
}

# Whether a session still is what a comparison was made with: it may have gone on, or been lost with its process.
holds_still <- function(session, replicates) {
  session$holds == replicates &&
    tryCatch({ ask(session, list(do = "stop")); TRUE }, error = function(error) FALSE)
}

# A list as JSON whose numbers read back as the same numbers: toJSON() alone writes fifteen digits.
json_text <- function(value) {
  as.character(toJSON(with_all_digits(value), auto_unbox = TRUE, digits = NA, null = "null", json_verbatim = TRUE))
}

with_all_digits <- function(value) {
  if (is.object(value)) return(value)
  if (is.list(value)) {
    value[] <- lapply(value, with_all_digits)
    return(value)
  }
  if (!is.double(value) || !is.null(dim(value)) || !all(is.finite(value))) return(value)
  texts <- sprintf("%.17g", value)
  structure(if (length(texts) == 1) texts else paste0("[", paste(texts, collapse = ","), "]"), class = "json")
}

# The answer to a request, a list. Throws entente_error with the problems where it is refused; `interrupted` is an
# attribute. progress: NULL, or a function of the number of progress lines so far.
ask <- function(session, request, progress = NULL) {
  line <- enc2utf8(json_text(request))
  raw <- .Call(C_ask, session$pointer, line, progress)
  answer <- fromJSON(raw$json, simplifyVector = FALSE, bigint_as_char = TRUE)
  if (!is.null(answer$errors)) stop(entente_error(problems_frame(answer$errors)))
  attr(answer, "interrupted") <- raw$interrupted
  answer
}

# Problems of an answer as a data frame: file, line, column, message; as many rows as problems.
problems_frame <- function(errors) {
  one <- function(error, name, otherwise) if (is.null(error[[name]])) otherwise else error[[name]]
  data.frame(file = vapply(errors, one, "", "file", NA_character_),
             line = vapply(errors, function(e) as.integer(one(e, "line", NA)), 1L),
             column = vapply(errors, function(e) as.integer(one(e, "column", NA)), 1L),
             message = vapply(errors, one, "", "message", ""))
}

problem_lines <- function(problems) {
  place <- ifelse(is.na(problems$file), "",
    ifelse(is.na(problems$line) | problems$line == 0, paste0(problems$file, ": "),
      paste0(problems$file, ":", problems$line, ":", problems$column, ": ")))
  paste0(place, problems$message)
}

# The condition of everything that the engine or this package refuses: its `problems` are a data frame.
entente_error <- function(problems) {
  structure(class = c("entente_error", "error", "condition"),
            list(message = paste(problem_lines(problems), collapse = "\n"), call = NULL, problems = problems))
}

refuse <- function(...) {
  stop(entente_error(data.frame(file = NA_character_, line = NA_integer_, column = NA_integer_,
                                message = paste0(...))))
}

# What somebody gave, in few words, for messages.
shown <- function(value) {
  if (is.factor(value)) return("a factor")
  if (is.null(value)) return("NULL")
  if (length(value) != 1) return(paste0("a ", if (is.list(value)) "list" else "vector", " of length ", length(value)))
  if (is.character(value) && !is.na(value)) return(paste0("'", value, "'"))
  if (is.atomic(value)) format(value, digits = 15) else paste0("a ", class(value)[1])
}

# One whole number from least to most.
whole_number <- function(value, what, least, most) {
  good <- is.numeric(value) && !is.factor(value) && length(value) == 1 && !is.na(value) &&
    value == floor(value) && value >= least && value <= most
  if (!good) refuse(what, " is ", shown(value), "; needed is a whole number from ", least, " to ",
                    format(most, scientific = FALSE))
  value
}

# One number from least to most.
one_number <- function(value, what, least, most) {
  good <- is.numeric(value) && !is.factor(value) && length(value) == 1 && !is.na(value) && value >= least && value <= most
  if (!good) refuse(what, " is ", shown(value), "; needed is a number from ", least, " to ", format(most))
  value
}

one_text <- function(value, what) {
  if (!is.character(value) || length(value) != 1 || is.na(value))
    refuse(what, " is ", shown(value), "; needed is one text")
  value
}

# Names of strategies, as text: at least one, none missing; NULL stands for all.
some_names <- function(value, what) {
  if (is.null(value)) return(NULL)
  if (!is.character(value) || length(value) == 0 || anyNA(value))
    refuse(what, " is ", shown(value), "; needed are names as text, e.g. c(\"baseline\", \"placebo\")")
  as.list(unique(value))
}

# The name itself, if it is one of those known.
known_name <- function(name, known, what) {
  if (name %in% known) return(name)
  distance <- utils::adist(name, known)[1, ]
  near <- if (min(distance) <= max(2, nchar(name) %/% 4)) paste0("; did you mean '", known[which.min(distance)], "'?")
  refuse("there is no ", what, " '", name, "'", if (is.null(near)) paste0("; known: ", paste(known, collapse = ", ")) else near)
}

one_flag <- function(value, what) {
  if (!is.logical(value) || length(value) != 1 || is.na(value))
    refuse(what, " is ", shown(value), "; needed is TRUE or FALSE")
  value
}

# A seed: as given, the scenario's own, or chosen by chance and told.
settled_seed <- function(seed, scenario) {
  most <- 2^53 - 1 # every whole number up to here is exact in R
  if (!is.null(seed)) return(whole_number(seed, "seed", 0, most))
  if (!is.null(scenario$seed)) return(scenario$seed)
  chosen <- floor(as.numeric(Sys.time()) * 1e3) %% 2^31
  message("no seed was given: chose ", chosen, "; seed = ", chosen, " gives the same numbers again")
  chosen
}
