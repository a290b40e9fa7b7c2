// What a user can write wrongly, and what they are told.
#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("an unknown key gets the nearest known one, at every level") {
  CHECK(problem("titel = 'x'") == "test.toml:1:1: unknown key 'titel'; did you mean 'title'?");
  CHECK(problem("[country]\ncapcity = 0.5") ==
        "test.toml:2:1: unknown key 'capcity' in country; did you mean 'capacity'?");
  CHECK(problem("[run]\nreps = 5") ==
        "test.toml:2:1: unknown key 'reps' in run; known: replicates, seed, reference");
  CHECK(contains(
      problem("[[strategies]]\nname = 'a'\nactions = [{ instrument = 'placebo', strenght = 1 }]"),
      "test.toml:3:38: unknown key 'strenght' in action 1 of strategy 'a'; did you mean 'strength'?"));
  CHECK(contains(problem("[uncertain]\n'talks.skil_effect' = { uniform = [0, 1] }"),
                 "did you mean 'talks.skill_effect'?"));
  CHECK(contains(problem("[worlds.x]\nskill_effect = 0.1"), "did you mean 'talks.skill_effect'?"));
}

TEST_CASE("a number in the wrong table is shown the right one") {
  CHECK(contains(problem("[citizens]\ngain_rate = 0.2"),
                 "write it under [parameters] as \"citizens.gain_rate\""));
  CHECK(
      contains(problem("[parameters]\n\"country.capacity\" = 0.2"), "write it under [country] as capacity"));
}

TEST_CASE("a value of the wrong type says what was found and what is needed") {
  CHECK(problem("[country]\ncapacity = 'high'") == "test.toml:2:12: country.capacity is the text 'high'; a "
                                                   "finite number is needed, allowed is 0.02 to 1 (share)");
  CHECK(contains(problem("title = 3"), "title is 3; a text in quotation marks is needed"));
  CHECK(contains(problem("country = 3"), "country is 3; a table is needed"));
  CHECK(contains(problem("strategies = 3"), "strategies is 3; a list of tables is needed"));
  CHECK(contains(problem("[accord]\nun_operation = 1"), "accord.un_operation is 1; true or false is needed"));
  CHECK(contains(problem("months = 1979-05-27"), "months is the date 1979-05-27"));
  CHECK(contains(problem("start = 'acord'"), "did you mean 'accord'? allowed: war, accord"));
  CHECK(contains(problem("[parameters]\n'aid.capture' = { uniform = [0, 1] }"),
                 "what is not known stands under [uncertain]"));
}

TEST_CASE("a value out of range says what is allowed, with its unit") {
  CHECK(problem("[country]\ncapacity = 1.7") ==
        "test.toml:2:12: country.capacity is 1.7; allowed is 0.02 to 1 (share)");
  CHECK(problem("months = 0") == "test.toml:1:10: months is 0; allowed is a whole number 1 to 1200 (months)");
  CHECK(contains(problem("[parameters]\n'talks.onset_rate' = -1"),
                 "talks.onset_rate is -1; allowed is 0 to 10 (1/month)"));
  CHECK(contains(problem("[uncertain]\n'aid.capture' = { uniform = [0, 2] }"),
                 "aid.capture's limit is 2; allowed is 0 to 1 (share)"));
  CHECK(contains(problem("[worlds]\na = { 'aid.capture' = 2 }"),
                 "aid.capture of world 'a' is 2; allowed is 0 to 1 (share)"));
  CHECK(
      contains(problem("[[strategies]]\nname = 'a'\nactions = [{ instrument = 'placebo', strength = 1.5 }]"),
               "test.toml:3:49: strength of action 1 of strategy 'a' is 1.5; allowed is 0 to 1 (share)"));
  CHECK(contains(problem("[third_parties]\ncount = 2.5"), "allowed is a whole number 0 to 32"));
}

TEST_CASE("billions are refused before anything is made from them") {
  CHECK(contains(problem("[citizens]\ncount = 3000000000"),
                 "citizens.count is 3000000000; allowed is a whole number 1 to 100000000"));
  CHECK(contains(problem("[run]\nreplicates = 5000000000"),
                 "run.replicates is 5000000000; allowed is a whole number 1 to 10000000"));
  CHECK(contains(problem("months = 9000000000"), "months is 9000000000"));
  CHECK(contains(problem("[regions]\ncount = 1e300"), "regions.count is 1e+300"));
  CHECK(contains(problem("[country]\nissues = 17"), "allowed is a whole number 1 to 16"));
  CHECK(contains(problem("[conflict]\ngroups = 9"), "allowed is a whole number 1 to 8"));
}

TEST_CASE("what is no number is refused where it stands") {
  CHECK(contains(problem("[country]\ncapacity = nan"),
                 "test.toml:2:12: country.capacity is nan; a finite number is needed"));
  CHECK(contains(problem("[parameters]\n'aid.capture' = inf"), "aid.capture is inf"));
  CHECK(contains(problem("[uncertain]\n'aid.capture' = { normal = [nan, 1] }"), "is nan"));
}

TEST_CASE("a size must be a plain number") {
  CHECK(contains(problem("[regions]\ncount = { uniform = [3, 9] }"),
                 "regions.count is a size and must be a plain number"));
  CHECK(contains(problem("[uncertain]\n'citizens.count' = { uniform = [100, 900] }"),
                 "citizens.count is a size"));
  CHECK(problems("[third_parties]\ncount = { uniform = [3, 9] }").empty());
}

TEST_CASE("distributions are refused when they make no sense") {
  const auto capacity = [](const std::string& form) { return problem("[country]\ncapacity = " + form); };
  CHECK(contains(capacity("{ uniform = [0.9, 0.1] }"), "limits in the wrong order"));
  CHECK(contains(capacity("{ uniform = [0.1] }"), "has 1 numbers; needed is [low, high]"));
  CHECK(contains(capacity("{ uniform = [0.1, 0.2], normal = [0, 1] }"), "says more than one thing"));
  CHECK(contains(capacity("{ source = 'x' }"), "a table without a number"));
  CHECK(contains(capacity("{ normal = [0.5, -1] }"), "negative SD"));
  CHECK(contains(capacity("{ lognormal = [0, 1] }"), "median is not above 0"));
  CHECK(contains(capacity("{ beta = [0, 1] }"), "not both above 0"));
  CHECK(contains(capacity("{ log_uniform = [0, 0.5] }"), "its low end must be above 0"));
  CHECK(contains(capacity("{ normal = [0.5, 1], low = 0.8, high = 0.2 }"), "low limit above its high one"));
  CHECK(contains(capacity("{ normal = [0.5, 1], low = -3 }"), "country.capacity's low limit is -3"));
  CHECK(
      contains(capacity("{ uniform = [0.2, 0.5], probability = 0.5 }"), "sometimes 0; allowed is 0.02 to 1"));
  CHECK(contains(capacity("{ values = [0.2, 0.5], shares = [0.5, 0.4] }"),
                 "shares that sum to 0.9; they must sum to 1"));
  CHECK(contains(capacity("{ values = [0.2, 0.5], shares = [1] }"), "2 values and 1 shares"));
  CHECK(contains(capacity("{ values = [0.2, 7], shares = [0.5, 0.5] }"), "value 2 is 7"));
  CHECK(contains(capacity("{ values = [0.2] }"), "needs shares"));
  CHECK(contains(capacity("{ unifrom = [0.2, 0.5] }"), "did you mean 'uniform'?"));
}

TEST_CASE("shares must sum to 1") {
  CHECK(contains(problem("[regions]\ncomposition = [[0.5, 0.4], [0.5, 0.5]]"),
                 "test.toml:2:16: regions.composition of region 1 sums to 0.9; shares must sum to 1"));
  CHECK(contains(problem("[regions]\ncomposition = [1.5]"), "allowed is 0 to 1"));
  CHECK(contains(problem("[regions]\ncount = 2\n[[armed_groups]]\nhomeland = [0.5, 0.6]"),
                 "homeland of armed group 1 sums to 1.1"));
  CHECK(problems("[regions]\ncomposition = [[0.1, 0.9], [0.3333333, 0.6666667]]").empty());
}

TEST_CASE("regions must be those that exist, each with its shares") {
  CHECK(contains(problem("[regions]\ncount = 3\ncomposition = [0.1, 0.2]"),
                 "regions.composition has 2 regions and regions.count is 3"));
  CHECK(contains(problem("[regions]\nnear = [1, 13]"), "regions.near names region 13; allowed is 1 to 12"));
  CHECK(problems("[regions]\nfar = [2, 2]").size() == 2);
  CHECK(contains(problem("identities = ['a', 'b', 'c']\n[regions]\ncomposition = [[0.5, 0.5]]"),
                 "has 2 shares; needed is one for each of the 3 identities"));
  CHECK(contains(problem("[country]\ngovernment_identity = 'hill'\n"), "allowed: identity 1, identity 2"));
}

TEST_CASE("a strategy must name an instrument that exists, at a time that exists") {
  const auto action = [](const std::string& text) {
    return problem("[[strategies]]\nname = 'a'\nactions = [" + text + "]");
  };
  CHECK(contains(action("{ instrument = 'joint_analisys' }"), "did you mean 'joint_analysis'?"));
  CHECK(contains(action("{ strength = 1.0 }"), "action 1 of strategy 'a' names no instrument"));
  CHECK(contains(action("{ instrument = 'placebo', from = 240 }"),
                 "is 240; allowed is a whole number 0 to 239"));
  CHECK(contains(action("{ instrument = 'placebo', from = 9, until = 9 }"), "it must be above from, 9"));
  CHECK(contains(action("{ instrument = 'placebo', factor = 2.0 }"), "only more_money takes a factor"));
  CHECK(contains(action("{ instrument = 'placebo' }, { instrument = 'placebo', from = 5 }"),
                 "active twice at once"));
  CHECK(action("{ instrument = 'placebo', until = 5 }, { instrument = 'placebo', from = 5 }") ==
        "0 problems");
}

TEST_CASE("names must exist where they are used, and only once") {
  const std::string two = "[[strategies]]\nname = 'a'\n[[strategies]]\nname = 'b'\n";
  CHECK(contains(problem(two + "[[strategies]]\nname = 'a'\n"),
                 "test.toml:5:1: two strategies are called 'a'"));
  CHECK(contains(problem(two + "[run]\nreference = 'c'\n"),
                 "run.reference names the strategy 'c', which does not exist; known: a, b"));
  CHECK(contains(problem("[[strategies]]\nactions = []\n"), "strategy 1 has no name"));
  CHECK(contains(problem("start = 'accord'\n[accord]\ngroups = ['north']\n[[armed_groups]]\nname = 'nort'\n"),
                 "did you mean 'nort'?"));
  CHECK(contains(problem("[hypothesis]\nexpect = [{ outcome = 'acord', sign = '+' }]"),
                 "did you mean 'accord'?"));
  CHECK(contains(problem("[hypothesis]\nexpect = [{ outcome = 'accord', sign = '*' }]"), "allowed: +, -, 0"));
  CHECK(contains(problem("[outcomes]\nx = { measure = 'accord_hold', by = 60 }"),
                 "did you mean 'accord_holds'?"));
  CHECK(contains(problem("[outcomes]\nx = { measure = 'accord_holds' }"),
                 "needs by: months after the signature"));
  CHECK(contains(problem("[outcomes]\nholds_5y = { measure = 'accord_holds', by = 48 }"),
                 "needs another name"));
}

TEST_CASE("an outcome is called by what every format can hold") {
  const auto outcome = [](const std::string& name) {
    return problem("[outcomes]\n\"" + name + "\" = { measure = 'accord_holds', by = 36 }");
  };
  CHECK(outcome("holds/3y") ==
        "test.toml:2:14: the name of an outcome, 'holds/3y', is a variable of NetCDF files, "
        "which cannot hold '/'; 'holds_3y' would do");
  CHECK(contains(outcome("Strategy"), "an outcome cannot be called 'Strategy'"));
  for (const char* name : {"world", "draw", "replicate", "seed", "status", "key", "point", "month", "run"})
    CHECK(contains(outcome(name), "cannot be called"));
  for (const char* name : {"=1+1", "-x", "@x", "(x)", " x", "+x"})
    CHECK(contains(outcome(name), "test.toml:2:"));
  for (const char* name : {"holds_3y", "3 years", "über Jahre, 3 %", "a-b (c)"})
    CHECK(outcome(name) == "0 problems");
  CHECK(contains(problem("[worlds]\nbase = { 'regions.count' = 3 }"), "a world cannot be called 'base'"));
}

TEST_CASE("what newcomers write for a number gets the line that would have worked") {
  const auto capacity = [](const std::string& value) { return problem("[country]\ncapacity = " + value); };
  for (const char* range :
       {"0.2..0.3", "0.2-0.3", "0.2 - 0.3", "[0.2, 0.3]", "\"0.2-0.3\"", "'0.2 to 0.3'", "'20-30 %'"}) {
    CAPTURE(range, capacity(range));
    CHECK(contains(capacity(range), "a range is { uniform = [0.2, 0.3] }"));
    CHECK(contains(capacity(range), "test.toml:2:"));
  }
  CHECK(contains(capacity("0,3"), "decimals have a point: 0.3"));
  CHECK(contains(capacity("30%"), "a share is a number from 0 to 1: 0.3"));
  CHECK(contains(capacity("'30 %'"), "a share is a number from 0 to 1: 0.3"));
  CHECK(contains(capacity("'0.3'"), "a number stands without quotation marks: 0.3"));
  CHECK(contains(capacity("[0.2, 0.3, 0.4]"), "{ values = [0.2, 0.3, 0.4], shares = [0.333"));
  CHECK(contains(problem("[regions]\ncount = [2, 3]"), "regions.count is a list; one number is needed"));
  CHECK(contains(problem("[parameters]\n'aid.capture' = [0.1, 0.2]"),
                 "what is not known stands under [uncertain]: \"aid.capture\" = { uniform = [0.1, 0.2] }"));
  CHECK(contains(problem("[third_parties]\npatience = 120"),
                 "allowed is 0.01 to 100 (a third party's patience as a multiple of the common commitment"));
}

TEST_CASE("a text without quotation marks and a truth in other words get the line that would have worked") {
  CHECK(contains(problem("title = Sudan"), "a text needs quotation marks: title = \"Sudan\""));
  CHECK(contains(problem("title = S\xC3\xBC"
                         "dsudan"),
                 "a text needs quotation marks: title = \"S\xC3\xBC"
                 "dsudan\""));
  CHECK(contains(problem("start = 'accord'\n[accord]\nun_operation = yes"), "write un_operation = true"));
  CHECK(contains(problem("months: 120"), "a key and its value stand on either side of '=': months = ..."));
}

TEST_CASE("a value beside a table of its name does not hide what else is wrong") {
  const std::vector<std::string> all =
      problems("title = 'x'\ncountry = \"Sudan\"\nmonts = 3\n[country]\ncapacity = 7\n");
  REQUIRE(all.size() == 3);
  CHECK(all[0] ==
        "test.toml:2:1: country has a value here and is a table below; a name for all of it is title = "
        "\"...\", and every other value stands with its own key under [country]");
  CHECK(contains(all[1], "test.toml:3:1: unknown key 'monts'; did you mean 'months'?"));
  CHECK(contains(all[2], "test.toml:5:12: country.capacity is 7"));
  CHECK(problems("country = 'Sudan'\n[country]\ncapacity = 0.3\n").size() == 1);
  CHECK(problems("extends = 'b'\ncountry = 'Sudan'\n[country]\ncapacity = 0.3\n",
                 {{"b", "[country]\ncapacity = 0.4\n"}})
            .size() == 1);
  CHECK(contains(problem("months = 1\nmonths = 2\n[country]\ncapacity = 0.3"), "this is not TOML"));
}

TEST_CASE("one table where several are needed is shown its brackets") {
  CHECK(contains(problem("[armed_groups]\nname = 'north'"),
                 "[[armed_groups]], in two brackets, begins each of them"));
  CHECK(contains(problem("[strategies]\nname = 'north'"), "[[strategies]], in two brackets"));
  CHECK(contains(problem("[[strategies]]\nname = 'a'\nactions = { instrument = 'placebo' }"),
                 "put brackets around it, [{ ... }]"));
  CHECK(contains(problem("identities = 'hills'"), "a list of names is needed: [\"hills\"]"));
}

TEST_CASE("what belongs elsewhere is shown its place") {
  CHECK(contains(problem("[[strategies]]\nname = 'a'\nstrength = 1"),
                 "it belongs to an action: actions = [{ instrument"));
  CHECK(
      contains(problem("[[strategies]]\nname = 'a'\nactions = 'placebo'"), "[{ instrument = \"placebo\" }]"));
  CHECK(
      contains(problem("[[strategies]]\nname = 'a'\nactions = ['placebo']"), "{ instrument = \"placebo\" }"));
  CHECK(contains(problem("[[strategies]]\nname = 'a'\nactions = [{ instrument = 'mediation' }]"),
                 "did you mean 'mediation_teams'?"));
  CHECK(contains(problem("[[strategies]]\nname = 'a'\nactions = [{ instrument = 'placebo', end = 5 }]"),
                 "did you mean 'until'?"));
  CHECK(contains(problem("identities = 'Hutu, Tutsi'\n[regions]\ncount = 2\ncomposition = [0.2, 0.3]"),
                 "[\"Hutu\", \"Tutsi\"]"));
  CHECK(contains(problem("[outcomes]\npeace = 'accord_holds'"), "{ measure = \"accord_holds\", by = 60 }"));
  CHECK(contains(problem("[outcomes]\npeace = { measure = 'holds_5y' }"),
                 "measure = \"accord_holds\", by = ..."));
  CHECK(contains(problem("[parameters]\nrelapse = 0.02"), "it is a group of numbers: relapse."));
  CHECK(contains(problem("[prices]\nplacebo = 2"), "it stands under [prices.instruments]"));
  CHECK(contains(problem("start = 'accord'\n[accord]\nprovisions = 12"), "under [country] as provisions"));
  CHECK(contains(problem("months = '10 years'"), "time is a number of months: 120"));
}

TEST_CASE("quotation marks, blanks in keys and numbers with words get the line that would have worked") {
  CHECK(contains(problem("title = \xE2\x80\x9CSudan\xE2\x80\x9D"),
                 "quotation marks are straight ones: title = \"Sudan\""));
  CHECK(contains(problem("title = 'Sudan's war'"), "title = \"Sudan's war\""));
  CHECK(contains(problem("[worlds]\nweak state = { 'country.capacity' = 0.2 }"), "\"weak state\" = ..."));
  CHECK(contains(problem("[third_parties]\nbudget = 10 million"),
                 "a number stands without words: budget = 10"));
  CHECK(contains(problem("[country]\ncapacity = 0.3\n[country]\ncynicism = 0.4"), "below one heading"));
}

TEST_CASE("words of the field are led to the keys of files") {
  CHECK(contains(problem("duration = 120"), "unknown key 'duration'; what is meant may be months = 240"));
  CHECK(contains(problem("seed = 1"), "it stands under [run] as seed"));
  CHECK(contains(problem("rebels = 2"), "[[armed_groups]]"));
  CHECK(contains(problem("capacity = 0.3"), "a number of that name is country.capacity"));
  CHECK(contains(problem("[country]\nbudget = 3"), "third_parties.budget"));
  CHECK(contains(problem("zzzzzzzz = 1"), "; known: schema, "));
}

TEST_CASE("a number is said once, however its key is written") {
  CHECK(problem("[parameters]\naid.capture = 0.2\n\"aid.capture\" = 0.3\n") ==
        "test.toml:3:1: 'aid.capture' stands twice");
  CHECK(contains(problem("[worlds.a]\naid.capture = 0.2\n\"aid.capture\" = 0.3\n"),
                 "'aid.capture' stands twice"));
}

TEST_CASE("a number is known or uncertain, not both") {
  CHECK(contains(
      problem("[parameters]\n'aid.capture' = 0.2\n[uncertain]\n'aid.capture' = { uniform = [0, 1] }"),
      "both known, under [parameters], and uncertain"));
}

TEST_CASE("prices lie within their range, and what was observed within its years") {
  CHECK(contains(problem("[prices]\ntroop_month = { value = 5, low = 6, high = 7 }"),
                 "within its range, 6 to 7"));
  CHECK(contains(problem("[prices.instruments]\nplacebos = 2"), "did you mean 'placebo'?"));
  CHECK(contains(problem("start = 'accord'\n[observed]\nimplementation = { first = 0.4 }"),
                 "'first' is not a year after signature"));
  CHECK(contains(problem("start = 'accord'\n[observed]\nimplementation = { '1' = 42 }"),
                 "allowed is 0 to 1 (share)"));
  CHECK(contains(problem("[observed]\nlast_year = 3"), "it needs start = \"accord\""));
}

TEST_CASE("a world that contradicts the rest of the scenario is told with the scenario") {
  CHECK(problem("[[armed_groups]]\nname = 'a'\n[worlds]\nmany = { 'conflict.groups' = 3 }") ==
        "test.toml:4:8: world 'many': conflict.groups says something else than the 1 armed groups that are "
        "named");
  CHECK(problems("[worlds]\nsmall = { 'regions.count' = 3 }").empty());
}

TEST_CASE("more than two hundred problems are not listed") {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text.append("a").append(std::to_string(i)).append(" = 1\n");
  const std::vector<std::string> all = problems(text);
  REQUIRE(all.size() == 201);
  CHECK(all.back() == "there are more problems than these 200");
}

TEST_CASE("lists longer than any scenario needs are counted, not walked") {
  std::string ones = "1";
  for (int i = 0; i < 150'000; ++i)
    ones += ", 1";
  CHECK(contains(problem("[regions]\nnear = [" + ones + "]"), "150001 regions; allowed are 64"));
}

TEST_CASE("every problem of a file is told at once, in the order of the file") {
  const std::vector<std::string> all =
      problems("months = 0\ntitel = 'x'\n[country]\ncapacity = 2\nconfidence = 'low'\n"
               "[[strategies]]\nname = 'a'\nactions = [{ instrument = 'none' }]\n");
  REQUIRE(all.size() == 5);
  CHECK(contains(all[0], "test.toml:1:10: months"));
  CHECK(contains(all[1], "test.toml:2:1: unknown key"));
  CHECK(contains(all[2], "test.toml:4:12: country.capacity"));
  CHECK(contains(all[3], "test.toml:5:14: country.confidence"));
  CHECK(contains(all[4], "test.toml:8:27: instrument"));
}

TEST_CASE("a syntax problem stands alone") {
  const std::vector<std::string> all = problems("months = 0\ntitle = \n");
  REQUIRE(all.size() == 1);
  CHECK(contains(all[0], "test.toml:2:"));
  CHECK(contains(all[0], "this is not TOML"));
  CHECK(contains(problem("months = 1\nmonths = 2\n"), "this is not TOML"));
}

TEST_CASE("the heading of a table must begin with a name") {
  CHECK(problem("[[}strategies]]") ==
        "test.toml:1:3: this is not TOML: the name of a table cannot begin with '}'");
  CHECK(contains(problem("months = 3\n [ .x]"), "test.toml:2:4: this is not TOML"));
  CHECK(contains(problem("[=]"), "cannot begin with '='"));
  CHECK(contains(problem("[\n"), "cannot begin with '\\x0a'"));
  for (const char* text : {"[]", "[[]]", "[", "[[", "[ ", "[[ [a]]"})
    CHECK(contains(problem(text), "this is not TOML"));
  CHECK(problems("regions.composition = [\n[0.5, 0.5],\n[0.4,\n0.6]]").empty());
}

TEST_CASE("an empty file is refused in words") {
  for (const char* text : {"", "\n\n", "# only a comment\n", "\xEF\xBB\xBF"})
    CHECK(contains(problem(text), "the file holds no scenario: it is empty"));
}

TEST_CASE("text that is not UTF-8 is refused where it breaks") {
  CHECK(problem("id = 'a'\ntitle = 'b\xFF'") ==
        "test.toml:2:11: this byte is not UTF-8; save the file as UTF-8 text");
  CHECK(contains(problem("title = '\xC3'"), "test.toml:1:10: this byte is not UTF-8"));
  CHECK(contains(problem("title = '\xED\xA0\x80'"), "not UTF-8")); // a surrogate
}

TEST_CASE("letters beyond ASCII need quotation marks") {
  CHECK(problem("é = 1") == "test.toml:1:1: 'é' stands outside quotation marks");
  CHECK(problem("title = 'é' é") == "test.toml:1:13: 'é' stands outside quotation marks");
  CHECK(contains(problem("title = \"\"\"x\"\"\"\"\" é \""), "'é' stands outside quotation marks"));
  CHECK(contains(problem("months = 0.\xCC\xA3@;0"), "stands outside quotation marks"));
  CHECK(problems("'title' = 'é' # é").empty());
  CHECK(load("description = \"\"\"a \\\n  é\"\"\"").description == "a é");
  CHECK(load("description = \"\"\"a \\\\\n  é\"\"\"").description == "a \\\n  é");
  CHECK(load("\xEF\xBB\xBFtitle = 'é'").title == "é");
  CHECK(load("\xEF\xBB\xBF{\"title\": \"é\"}").title == "é");
}

TEST_CASE("a file above 8 MiB is refused by its size") {
  const std::string text(9 * 1024 * 1024, '#');
  CHECK(problem(text) == "test.toml: the file has 9437184 bytes; allowed are 8388608 (8 MiB)");
}

TEST_CASE("tables and lists in one another without end are refused") {
  const auto repeated = [](std::string text, const std::string& part, int times) {
    for (int i = 0; i < times; ++i)
      text += part;
    return text;
  };
  const std::string deep = "more than 32 deep";
  CHECK(contains(problem(repeated("a = ", "[", 100000)), deep));
  CHECK(contains(problem(repeated("a = ", "{ a = ", 100000)), deep));
  CHECK(contains(problem(repeated("[", "a.", 100000) + "a]"), deep));
  CHECK(contains(problem(repeated("", "a . ", 100000) + "a = 1"), deep));
  CHECK(contains(problem(repeated("", "'a'.", 100000) + "a = 1"), deep));
  CHECK(contains(problem(repeated("", "[", 100000), {}, "test.json"), deep));
  CHECK(contains(problem(repeated("{\"a\": ", "[", 100000)), deep));
  CHECK(problems(repeated(repeated("title = '", "a.[{", 1000) + "' # ", "[", 1000)).empty());
}

TEST_CASE("more values than any scenario needs are refused") {
  std::string list = "a = [";
  for (int i = 0; i < 250'000; ++i)
    list += "1,";
  CHECK(contains(problem(list + "]"), "more than 200000 values"));
  std::string table;
  for (int i = 0; i < 2'500; ++i)
    table.append("a").append(std::to_string(i)).append(" = 1\n");
  CHECK(contains(problem(table), "more than 2000 keys"));
}

TEST_CASE("names cannot carry control characters, and messages never repeat them raw") {
  const auto name = [](const std::string& text) {
    return problem("[[strategies]]\nname = \"" + text + "\"");
  };
  CHECK(contains(name("a\\u001b[31mb"), "'a\\x1b[31mb'; control characters are not allowed"));
  CHECK(contains(name("a\\u202eb"), "'a\\u202eb'; control characters are not allowed"));
  CHECK(contains(name("a\\nb"), "control characters are not allowed"));
  CHECK(contains(name(""), "is empty"));
  CHECK(contains(name(" a"), "does not begin or end with a space"));
  CHECK(contains(name(std::string(101, 'a')), "101 bytes long; allowed are 100"));
  CHECK(name("Übergang – 和平 <b>&amp;</b>") == "0 problems");
  CHECK(contains(problem("\"a\\u001bb\" = 1"), "unknown key 'a\\x1bb'"));
  CHECK(contains(problem("[worlds]\n\"a\\u0007\" = {}"), "control characters are not allowed"));
}
