#include "engine/world/import/network_import.hpp"

#include "engine/core/error.hpp"
#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>

#include <sstream>

using namespace entente;

namespace {

ImportRules import_rules(std::uint32_t maximum_ties = 64) {
  return {.regions = 12, .identities = {"north", "south"}, .maximum_ties = maximum_ties};
}

ImportedNetwork imported(const std::string& text, const ImportRules& allowed = import_rules()) {
  return import_network(text, "friends.txt", allowed);
}

Pairs pairs_of(const ImportedNetwork& network) {
  Pairs pairs;
  for (const Tie& tie : network.ties)
    pairs.push_back({tie.from, tie.to});
  return pairs;
}

std::vector<std::string> problems_of(const std::string& text, const ImportRules& allowed = import_rules()) {
  std::vector<std::string> all;
  try {
    imported(text, allowed);
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems())
      all.push_back(problem.text());
  }
  return all;
}

using Complaints = std::vector<std::string>;

std::string graphml(const std::string& inside, const std::string& keys = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" +
         keys + "<graph edgedefault=\"undirected\">\n" + inside + "</graph>\n</graphml>\n";
}

const std::string two_keys = "<key id=\"d0\" for=\"node\" attr.name=\"region\" attr.type=\"int\"/>\n"
                             "<key id=\"d1\" for=\"node\" attr.name=\"identity\" attr.type=\"string\"/>\n";

} // namespace

TEST_CASE("an edge list numbers names as they appear") {
  const ImportedNetwork network = imported("# who knows whom\n"
                                           "ann ben\n"
                                           "  ben,cem # old friends\r\n"
                                           "\n"
                                           "7\t, ann\n"
                                           "dora\n"
                                           "ann ben");
  CHECK(network.citizens == 5);
  CHECK(pairs_of(network) == Pairs{{0, 1}, {1, 2}, {3, 0}, {0, 1}});
  CHECK(network.region.empty());
  CHECK(network.identity.empty());
}

TEST_CASE("ties with oneself are dropped and counted") {
  const ImportedNetwork network = imported("1 1\n1 2\n2 2\n");
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
  CHECK(network.self_loops == 2);
}

TEST_CASE("everything wrong with an edge list is said at once, with its place") {
  const std::string why = " names; a tie has two, a citizen without ties stands alone. A first line "
                          "'source,target,weight' says which columns hold the names, and names with blanks "
                          "need quotation marks";
  CHECK(problems_of("1 2\n1 2 3\n\n 4 5 0.25 x\n") ==
        Complaints{"friends.txt:2:1: this line has 3" + why, "friends.txt:4:1: this line has 4" + why});
}

TEST_CASE("a number sign within a name is a letter") {
  const ImportedNetwork network = imported("http://example.org/p#ann http://example.org/p#ben # a comment\n"
                                           "% another\n"
                                           "http://example.org/p#ben http://example.org/p#cem\n");
  CHECK(network.citizens == 3);
  CHECK(pairs_of(network) == Pairs{{0, 1}, {1, 2}});
}

TEST_CASE("tables of ties are read as R, pandas, Gephi and spreadsheets write them") {
  const std::vector<std::string> tables = {
      "source,target\nann,ben\nben,cem\ncem,dora\n",
      "\"from\",\"to\"\n\"ann\",\"ben\"\n\"ben\",\"cem\"\n\"cem\",\"dora\"\n",
      "Source;Target\r\nann;ben\r\nben;cem\r\ncem;dora\r\n",
      "\xEF\xBB\xBFsep=;\nSource;Target\nann;ben\nben;cem\ncem;dora\n",
      "Source\tTarget\tType\tId\tLabel\ttimeset\tWeight\nann\tben\tUndirected\t0\t\t\t1.0\n"
      "ben\tcem\tUndirected\t1\t\t\t1\ncem\tdora\tUndirected\t2\t\t\t1.0\n",
      "\"from\" \"to\"\n\"1\" \"ann\" \"ben\"\n\"2\" \"ben\" \"cem\"\n\"3\" \"cem\" \"dora\"\n", // write.table
      "\"\",\"from\",\"to\"\n\"1\",\"ann\",\"ben\"\n\"2\",\"ben\",\"cem\"\n\"3\",\"cem\",\"dora\"\n", // write.csv
      ",source,target,weight\n0,ann,ben,1\n1,ben,cem,0.5\n2,cem,dora,2\n", // to_csv
      "# ties\nweight,target,source\n1,ben,ann\n1,cem,ben\n1,dora,cem\n",
      "ann;ben\nben;cem\ncem;dora\n",
      "\"ann\" \"ben\"\n\"ben\" \"cem\"\n\"cem\" \"dora\"\n",
      "ego\talter\nann\tben\nben\tcem\ncem\tdora",
      "from to\nann ben\nben cem\ncem dora\n",
  };
  for (const std::string& table : tables) {
    CAPTURE(table);
    CHECK(problems_of(table).empty());
    const ImportedNetwork network = imported(table);
    CHECK(network.citizens == 4);
    CHECK(network.ties.size() == 3);
    CHECK(network_of(4, pairs_of(network)).of(1).size() == 2);
  }
}

TEST_CASE(
    "names with blanks, commas and quotation marks are read in quotation marks or under one separator") {
  CHECK(imported("Source,Target\nMinistry of Interior,\"Army, \"\"North\"\"\"\nMinistry of Interior,Police\n")
            .citizens == 3);
  CHECK(imported("Ministry of Interior,Army\nMinistry of Interior,Police\n").citizens == 3);
  CHECK(imported("Ministry of Interior\tArmy\nArmy\tPolice of the North\n").citizens == 3);
  CHECK(imported("Source;Target\nM\xC3\xBCller, Jan;Ann\n").citizens == 2);
}

TEST_CASE("what a table lacks or has too much is told with its line") {
  CHECK(problems_of("source,target\nann,ben\nann,ben,cem,dora\nann,\n,ben\nNA,ben\nann\n\"ann,ben\n"
                    "\"ann\"x,ben\n") ==
        Complaints{"friends.txt:3:1: this line has 4 fields and the header 2; a name that holds one of the "
                   "separators, which are commas, needs quotation marks",
                   "friends.txt:4:5: this tie has no target; leave the line out",
                   "friends.txt:5:1: this tie has no source; leave the line out",
                   "friends.txt:6:1: this tie has no source: it is 'NA'; leave the line out",
                   "friends.txt:7:1: this line ends before its target",
                   "friends.txt:8:1: this quotation mark is not closed in its line",
                   "friends.txt:9:6: text stands behind a closing quotation mark"});
  CHECK(problems_of("source,target,weight\na,b,0\nb,c,-2\nc,d,.5\n") ==
        Complaints{
            "friends.txt:2:1: this tie has the weight 0; who does not talk has no tie: leave the line out",
            "friends.txt:3:1: this tie has the weight -2; who does not talk has no tie: leave the line out"});
  CHECK(problems_of("ann ben\nben;cem\n") ==
        Complaints{
            "friends.txt:2:4: ';' stands here and not in the first line; all lines need the same separators "
            "and quotation marks"});
}

TEST_CASE("columns that are not used and heads that are not known are told") {
  CHECK(imported("source,target,weight,since\na,b,1,2010\n").notes ==
        Complaints{"columns that are not used: 'weight', 'since'"});
  CHECK(imported("a,b\nc,d\nd,e\n").notes.size() == 1);
  CHECK(imported("a,b\nc,d\nd,a\n").notes.empty());
  CHECK(imported("v1 v2\nv2 v3\n").notes.empty());
  for (const char* header :
       {"V1 V2\nann ben\nben cem\n", "\"Person A\",\"Person B\"\nann,ben\n", "mother,child\n1,2\n2,3\n"})
    CHECK(problems_of(header).size() == 1);
  CHECK(
      problems_of("mother,child\n1,2\n2,3\n") ==
      Complaints{"friends.txt:1:1: 'mother' and 'child' look like the heads of two columns; call them source "
                 "and target"});
}

TEST_CASE("Pajek is read") {
  const ImportedNetwork network =
      imported("% from Pajek\r\n*Network people\r\n*Vertices 4\r\n1 \"ann\" 0.1 0.2 0.5\r\n"
               "2 \"ben lee\"\r\n3 \"cem\"\r\n*Edges\r\n1 2 1\r\n2 3 2.5\r\n*Arcslist\r\n3 1 2\r\n");
  CHECK(network.citizens == 4);
  CHECK(pairs_of(network) == Pairs{{0, 1}, {1, 2}, {2, 0}, {2, 1}});
  CHECK(network.format == "Pajek");
  CHECK(network.notes == Complaints{"weights of ties are not used"});
  CHECK(problems_of("*Vertices 2\n1 \"a\"\n5 \"b\"\n*Edges\n1 3\n1\n1 2 0\n*Matrix\n0 1\n") ==
        Complaints{
            "friends.txt:3:1: '5' is no vertex; a whole number from 1 to 2 is needed",
            "friends.txt:5:3: '3' is no vertex; a whole number from 1 to 2 is needed",
            "friends.txt:6:1: a tie needs two vertices",
            "friends.txt:7:1: this tie has the weight 0; who does not talk has no tie: leave the line out",
            "friends.txt:8:1: '*Matrix' is not read; of a Pajek file *Vertices, *Edges, *Arcs, *Edgeslist "
            "and *Arcslist are"});
  CHECK(problems_of("*Vertices\n").size() == 1);
  CHECK(problems_of("*Vertices 99999999999\n").size() == 1);
  CHECK(problems_of("*Vertices 2\n*Vertices 2\n").size() == 1);
}

TEST_CASE("formats that are not read are refused by name, with what would have worked") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"{\"nodes\": []}", "JSON"},
      {"graph [\n node [ id 1 ]\n]\n", "GML"},
      {"Creator \"igraph\"\ngraph\n[\n", "GML"},
      {"graph {\n a -- b\n}\n", "DOT"},
      {"strict graph \"G\" {\n", "DOT"},
      {"dl n=5\nformat = edgelist1\n", "UCINET"},
      {"nodedef>name VARCHAR\n", "GDF"},
      {"%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n", "Matrix Market"},
      {"PK\x03\x04", "a workbook"},
      {"\x1F\x8B\x08", "compressed"},
      {"\xFF\xFE"
       "a",
       "UTF-16"},
      {"<gexf xmlns=\"http://gexf.net/1.3\"/>", "'gexf'"},
      {",ann,ben\nann,0,1\nben,1,0\n", "a matrix"},
      {"Id,Label,region\n1,ann,2\n", "a table of people"},
  };
  for (const auto& [text, name] : files) {
    CAPTURE(text);
    const Complaints problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    CAPTURE(problems.front());
    CHECK(problems.front().find(name) != std::string::npos);
    CHECK(problems.front().find("source and target") + problems.front().find("columns source") !=
          2 * std::string::npos);
  }
}

TEST_CASE("what was read is told in one line") {
  CHECK(summary_of(imported("a b\nb c\nd e\na a\nb a\n"), import_rules()) ==
        "a list of ties with 5 citizens, 4 ties, 2 components (the largest of 3), no regions given, taken in "
        "turn, no identities given, drawn with the region's shares; left out: 1 tie of a citizen with the "
        "same; "
        "1 pair has more than one tie, and each counts");
  CHECK(summary_of(
            imported(graphml("<node id=\"a\"><data key=\"d0\">3</data><data key=\"d1\">south</data></node>"
                             "<node id=\"b\"><data key=\"d0\"/><data key=\"d1\">1</data></node>"
                             "<edge source=\"a\" target=\"b\"/>",
                             two_keys + "<key id=\"w\" for=\"edge\" attr.name=\"weight\"/>")),
            import_rules()) ==
        "GraphML with 2 citizens, 1 tie, 1 component, 1 of 12 regions (1 citizen without one: taken in "
        "turn), 2 "
        "of 2 identities; attributes that are not used: 'weight' (of nodes, region and identity are)");
}

TEST_CASE("an empty text is no network") {
  const Complaints empty = {"friends.txt:1:1: the network is empty; at least one citizen is needed"};
  CHECK(problems_of("") == empty);
  CHECK(problems_of("# nobody\n\n  ,\n") == empty);
}

TEST_CASE("bytes that are no text are refused where they stand") {
  CHECK(problems_of("1 2\n3 \xFF 4\n") ==
        Complaints{"friends.txt:2:3: this byte is not UTF-8; save the file as UTF-8 text"});
  CHECK(
      problems_of(std::string("1 2\n\xC3\xA4 3\0 4\n", 12)) ==
      Complaints{"friends.txt:2:4: this byte is no text; only letters, tabs and ends of lines are allowed"});
  for (const char* broken :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\xE2\x82"})
    CHECK(problems_of(broken).size() == 1);
  CHECK(imported("J\xC3\xBCrgen \xE0\xA4\x85\n\xF0\x9F\x98\x80 J\xC3\xBCrgen\n").citizens == 3);
}

TEST_CASE("a byte order mark is no name") {
  CHECK(imported("\xEF\xBB\xBF"
                 "a b\nb a\n")
            .citizens == 2);
}

TEST_CASE("more ties than a citizen may have are an error, not a loss") {
  CHECK(problems_of("a b\nc d\nc e\nc f\n", import_rules(2)) ==
        Complaints{"friends.txt:2:1: 'c' has 3 ties; at most 2 are allowed (network.maximum_ties)"});
}

TEST_CASE("more citizens than allowed stop the import") {
  ImportRules few = import_rules();
  few.maximum_citizens = 2;
  CHECK(problems_of("a b\nb c\n", few) ==
        Complaints{"friends.txt:2:3: more than the 2 citizens that are allowed"});
}

TEST_CASE("names without end are refused") {
  const std::string longest(maximum_name_bytes, 'x');
  CHECK(problems_of("b " + longest).empty());
  CHECK(problems_of("b x" + longest).size() == 1);
}

TEST_CASE("GraphML gives citizens, ties, regions and identities") {
  const ImportedNetwork network = imported(
      graphml("<node id=\"n0\"><data key=\"d0\">3</data><data key=\"d1\">south</data></node>\n"
              "<node id=\"n1\"><data key=\"d1\"> 1 </data></node>\n"
              "<!-- a comment > with < signs -->\n"
              "<node id=\"n2\"/>\n"
              "<edge source=\"n2\" target=\"n0\"/>\n"
              "<edge id=\"e\" source='n0' target='n1'><data key=\"d9\">1.5</data></edge>\n",
              two_keys + "<key id=\"d9\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"));
  CHECK(network.citizens == 3);
  CHECK(pairs_of(network) == Pairs{{2, 0}, {0, 1}});
  CHECK(network.region == std::vector<std::optional<RegionId>>{RegionId{2}, std::nullopt, std::nullopt});
  CHECK(network.identity ==
        std::vector<std::optional<IdentityId>>{IdentityId{1}, IdentityId{0}, std::nullopt});
}

TEST_CASE("initial values of GraphML attributes hold where a node says nothing") {
  const ImportedNetwork network = imported(graphml(
      "<node id=\"a\"/><node id=\"b\"><data key=\"r\"><![CDATA[2]]></data></node><node id=\"c\"/>",
      "<key id=\"r\" for=\"node\" attr.name=\"region\" attr.type=\"int\"><default>12</default></key>"));
  CHECK(network.region == std::vector<std::optional<RegionId>>{RegionId{11}, RegionId{1}, RegionId{11}});
}

TEST_CASE("entities in GraphML names are letters") {
  const ImportedNetwork network = imported(graphml("<node id=\"a&amp;b\"/><node id=\"&#252;&#xFC;\"/>"
                                                   "<edge source=\"a&#38;b\" target=\"\xC3\xBC\xC3\xBC\"/>"));
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
}

TEST_CASE("edges may come before their nodes and elements of other namespaces are passed over") {
  const ImportedNetwork network =
      imported("<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"urn:y\"><g:graph>"
               "<g:edge source=\"a\" target=\"b\"/><y:node id=\"x\"/><node id=\"y\"/>"
               "<g:node id=\"b\"><g:data key=\"z\"><y:Shape><y:graph/></y:Shape></g:data></g:node>"
               "<g:node id=\"a\"/></g:graph></g:graphml>");
  CHECK(network.citizens == 2);
  CHECK(pairs_of(network) == Pairs{{0, 1}});
}

TEST_CASE("what Boost.Graph writes as GraphML is read as the same network") {
  using Named = boost::property<boost::vertex_name_t, int>;
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, Named> graph(6);
  Pairs pairs = ring(6, 2);
  for (const auto& [from, to] : pairs)
    boost::add_edge(from, to, graph);
  for (int i = 0; i < 6; ++i)
    boost::put(boost::vertex_name, graph, static_cast<std::size_t>(i), i % 2 + 1);
  boost::dynamic_properties properties;
  properties.property("region", boost::get(boost::vertex_name, graph));
  std::ostringstream text;
  boost::write_graphml(text, graph, properties);
  const ImportedNetwork network = imported(text.str());
  CHECK(network.citizens == 6);
  CHECK(network_of(6, pairs_of(network)) == network_of(6, pairs));
  CHECK(network.region[3] == RegionId{1});
}

TEST_CASE("capitals of an attribute do not matter, and missing values are none") {
  const ImportedNetwork network = imported(graphml(
      "<node id=\"a\"><data key=\"d0\">1.0</data></node><node id=\"b\"><data key=\"d0\">nan</data></node>\n"
      "<node id=\"c\"><data key=\"d0\" xml:space=\"preserve\"/></node><node id=\"d\"><data "
      "key=\"d0\">12.00</data>"
      "<data key=\"i\">NA</data></node><node id=\"e\"/>",
      "<key id=\"d0\" for=\"node\" attr.name=\"Region\" attr.type=\"double\"><default>2</default></key>"
      "<key id=\"i\" for=\"node\" attr.name=\"IDENTITY\" attr.type=\"string\"/>"));
  CHECK(network.region == std::vector<std::optional<RegionId>>{RegionId{0}, std::nullopt, std::nullopt,
                                                               RegionId{11}, RegionId{1}});
  CHECK(network.identity.empty());
  CHECK(problems_of(graphml("<node id=\"a\"><data key=\"d0\">9999</data></node>\n"
                            "<node id=\"b\"><data key=\"d0\">Kachin</data></node>\n"
                            "<node id=\"c\"><data key=\"d0\">1.5</data></node>\n",
                            "<key id=\"d0\" for=\"node\" attr.name=\"Region\" attr.type=\"int\"/>\n"))
            .size() == 3);
  CHECK(problems_of(graphml("", two_keys + "<key id=\"d2\" for=\"node\" attr.name=\"Region\"/>")).size() ==
        1);
}

TEST_CASE("a name may hold the end of a line, and messages do not break at it") {
  const ImportedNetwork network =
      imported(graphml("<node id=\"Ministry of&#10;Interior\"/><node id=\"b\"/>"
                       "<edge source=\"b\" target=\"Ministry of&#10;Interior\"/>"));
  CHECK(network.citizens == 2);
  CHECK(network.ties.size() == 1);
  CHECK(problems_of(graphml("<node id=\"a&#10;b\"/>\n<node id=\"a&#10;b\"/>")) ==
        Complaints{"friends.txt:5:1: there are two nodes 'a\\x0ab'"});
}

TEST_CASE("everything wrong with nodes and edges is said at once, with its place") {
  CHECK(
      problems_of(graphml("<node id=\"a\"/>\n"
                          "<node id=\"a\"/>\n"
                          "<node/>\n"
                          "<edge source=\"a\"/>\n"
                          "<edge source=\"a\" target=\"z\"/>\n"
                          "<node id=\"b\"><data key=\"d0\">13</data></node>\n"
                          "<node id=\"c\"><data key=\"d1\">west</data></node>\n"
                          "<hyperedge/>\n",
                          two_keys)) ==
      Complaints{
          "friends.txt:7:1: there are two nodes 'a'", "friends.txt:8:1: a node needs an id",
          "friends.txt:9:1: an edge needs a source and a target",
          "friends.txt:11:14: the region of 'b' is '13'; a whole number from 1 to 12 is needed "
          "(regions.count), or nothing where it is not known",
          "friends.txt:12:14: the identity of 'c' is 'west'; 'north', 'south', and their positions from 1 to "
          "2 are allowed, or nothing where it is not known",
          "friends.txt:13:1: a hyperedge is no tie; edges between two nodes are allowed",
          "friends.txt:10:1: there is no node 'z' that this edge could lead to"});
}

TEST_CASE("what is no XML is refused where it breaks") {
  const std::string no_xml = " this is no XML: ";
  const std::vector<std::pair<std::string, std::string>> broken = {
      {"<graphml><graph></graphml>", "1:19:" + no_xml + "mismatched tag; the element 'graph' is open here"},
      {"<graphml>", "1:10:" + no_xml + "no element found; the element 'graphml' is open here"},
      {"<graphml/>\n<graphml/>", "2:1:" + no_xml + "junk after document element"},
      {"<graphml/> text", "1:12:" + no_xml + "junk after document element"},
      {"<graphml a=1/>", "1:12:" + no_xml + "not well-formed (invalid token)"},
      {"<graphml a=\"1\" a='2'/>", "1:16:" + no_xml + "duplicate attribute"},
      {"<graphml a=\"1/>", "1:1:" + no_xml + "unclosed token"},
      {"<graphml a/>", "1:11:" + no_xml + "not well-formed (invalid token)"},
      {"<graphml", "1:1:" + no_xml + "unclosed token"},
      {"<!-- no end", "1:1:" + no_xml + "unclosed token"},
      {"< graphml/>", "1:2:" + no_xml + "not well-formed (invalid token)"},
      {"</graphml>", "1:2:" + no_xml + "not well-formed (invalid token)"},
      {"<g:graphml/>", "1:1:" + no_xml + "unbound prefix"},
      {"<!DOCTYPE graphml [<!ENTITY a \"b\">]><graphml/>",
       "1:1: a document type with declarations is not read; leave <!DOCTYPE ...> out of the file"},
      {"<!DOCTYPE graphml SYSTEM \"graphml.dtd\"><graphml/>",
       "1:1: a document type with declarations is not read; leave <!DOCTYPE ...> out of the file"},
      {"<?xml version=\"1.0\"?>", "1:22:" + no_xml + "no element found"},
      {"<graphml><graph><graph/></graph></graphml>", "1:17: a graph inside of another is not allowed"},
      {"<graphml><graph/><graph/></graphml>", "1:18: a second graph is not allowed"},
  };
  for (const auto& [text, message] : broken)
    CHECK(problems_of(text) == Complaints{"friends.txt:" + message});
}

TEST_CASE("a file is read as the UTF-8 that it is, whatever its first line says") {
  const ImportedNetwork network = imported("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><graph>"
                                           "<node id=\"\xC3\xBC\"/><node id=\"&#252;b\"/>"
                                           "<edge source=\"\xC3\xBC\" target=\"\xC3\xBC"
                                           "b\"/></graph></graphml>");
  CHECK(network.citizens == 2);
  CHECK(network.ties.size() == 1);
}

TEST_CASE("a bare document type declares nothing") {
  CHECK(imported("<!DOCTYPE graphml>\n<graphml><graph><node id=\"a\"/></graph></graphml>").citizens == 1);
  CHECK(problems_of("<!DOCTYPE graphml>\n<graphml><graph><node id=\"a&nbsp;\"/></graph></graphml>").size() ==
        1);
}

TEST_CASE("entities that are not known are refused") {
  for (const char* entity :
       {"&nbsp;", "&", "&#0;", "&#xD800;", "&#x110000;", "&#;", "&#x;", "&#1a;", "&#99999999999;"})
    CHECK(problems_of(graphml("<node id=\"" + std::string(entity) + "\"/>")).size() == 1);
  CHECK(problems_of(graphml("<node id=\"&nbsp;\"/>")).front().find("allowed are &lt;") != std::string::npos);
}

TEST_CASE("an element with attributes without end is refused") {
  std::string many = "<node";
  for (int i = 0; i < 100; ++i)
    many += " a" + std::to_string(i) + "=\"1\"";
  CHECK(problems_of(graphml(many + "/>")) ==
        Complaints{"friends.txt:4:1: the element 'node' has more than 64 attributes"});
}

TEST_CASE("elements within elements without end are refused") {
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "<a>";
  CHECK(problems_of(graphml(deep)).size() == 1);
}

TEST_CASE("after twenty problems nobody reads on") {
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += "a b c\n";
  CHECK(problems_of(many).size() == 20);
}
