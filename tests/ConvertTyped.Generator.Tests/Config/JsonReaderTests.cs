using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Config;

public class JsonReaderTests
{
    private static readonly JsonDocumentOptions RuntimeOptions = new() { MaxDepth = 256 };

    public static TheoryData<string> Accepted =>
    [
        "{}", "[]", "\"\"", "0", "true", "false", "null", " \t\r\n[ ] \n",
        "-0", "-1", "10", "0.5", "-0.5", "1e5", "1E5", "1e+5", "1e-5", "0e0", "1.25E-10", "123456789012345678901234567890", "1e400",
        """{"a":1,"b":[true,null]}""", "[[],{},[[]]]", """{"":""}""",
        """{"a":1,"a":2}""",
        """ "\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \uD83D\uDE00" """,
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\u00e9\u65e5\U0001F600\"", "\"\u007f\u0080\u2028\u2029\uFEFF\"", "\"'\"",
        """["a\":b", "c:", "//", "/* */"]""", "[\n\"=======\"\n]",
        Nested(256),
    ];

    public static TheoryData<string> Rejected =>
    [
        "", " ", "\n",
        "{", "[", "\"", "}", "]", ",", ":", "{]", "[}", "[1", """{"a":1""", """{"a":""", """{"a" """, """{"a":[1}""", """[{"a":1]""",
        "[1,]", """{"a":1,}""", "[,1]", "[1,,2]", """{,"a":1}""", """{"a":1,,"b":2}""", "[,]", "{,}",
        "[1 2]", """{"a":1 "b":2}""", """{"a" 1}""", """{"a"::1}""", """{"a"=1}""", """{"a":1:2}""", """["a":1]""",
        "{a:1}", "{'a':1}", "['a']", "{1:2}", "{null:1}", "{[]:1}", "{{}}",
        "1 2", "{} {}", "[] ,", "nulll", "1]", "{}}", "\"a\"b",
        "01", "-01", "00", "+1", ".5", "5.", "-", "1e", "1e+", "1.e5", "1.5.5", "0x10", "1_000", "--1", "1-1", "NaN", "Infinity", "-Infinity", "\u0661",
        "True", "NULL", "nul", "undefined", "tru", "None",
        "\"\\x41\"", "\"\\'\"", "\"\\0\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\U0041\"", "\"\\", "\"\\\"", "\"a\nb\"", "\"a\rb\"", "\"a\tb\"", "\"\u0000\"", "\"\u001f\"",
        "\u00a0[]", "[\u00a0]", "[]\u2028", "[\f]", "[\v]", "[\0]", "[]\uFEFF", "[\uFEFF]",
        "// a\n[]", "[] // a", "/* a */ []", "[/* a */]", "[1, // a\n2]", "/", "# a\n[]",
        "<<<<<<< ours\n[]\n=======\n{}\n>>>>>>> theirs\n",
        Nested(257), Nested(100_000), new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void The_reader_accepts_text_that_RFC_8259_allows(string text)
    {
        Assert.Empty(Read.Json(text).Errors);
        Assert.True(IsJsonAtRunTime(text));
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void The_reader_reports_one_error_in_text_that_RFC_8259_does_not_allow_or_that_is_nested_too_deeply(string text)
    {
        var error = Assert.Single(Read.Json(text).Errors);
        Assert.NotEmpty(error.Message);
        Assert.InRange(error.Span.End, 0, text.Length);
        Assert.False(IsJsonAtRunTime(text));
    }

    [Fact]
    public void A_byte_order_mark_at_the_start_is_ignored() => Assert.Empty(Read.Json("\uFEFF{}").Errors);

    [Fact]
    public void The_reader_agrees_with_the_run_time_reader_on_JSON_with_random_mistakes()
    {
        var random = new Random(20260401);
        string[] seeds = [Configs.Documented, """{"a":[1,2.5e3,"x\u0041\n"],"b":{"c":null,"d":[true,false,{}]}}""", "[\"\\ud83d\\ude00\", -0.1, \"a\\\"b\"]"];
        const string Material = "{}[],:\"\\/0123456789.eE+-truefalsn \n\t'u\u00e9\u0001<=>x";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new System.Text.StringBuilder(seeds[round % seeds.Length]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(at, 1);
                else
                    text.Insert(at, Material[random.Next(Material.Length)]);
            }

            var mutated = text.ToString();
            Assert.True(IsJsonAtRunTime(mutated) == (Read.Json(mutated).Errors.Count == 0), mutated);
        }
    }

    [Fact]
    public void Escapes_are_resolved_and_lone_surrogates_are_kept()
    {
        Assert.Equal("\" \\ / \b \f \n \r \t A \uD83D\uDE00 \uD800.", Read.Json(""" "\" \\ \/ \b \f \n \r \t \u0041 \uD83D\uDE00 \ud800." """).Root.Text);
    }

    [Fact]
    public void Names_and_values_have_positions()
    {
        const string Text = """ { "a\n" : [ 12 , "x" ] } """;
        var root = Read.Json(Text).Root;
        var member = Assert.Single(root.Members);

        Assert.Equal("a\n", member.Name);
        Assert.Equal("\"a\\n\"", Text.Substring(member.NameSpan.Start, member.NameSpan.Length));
        Assert.Equal("[ 12 , \"x\" ]", Text.Substring(member.Value.Span.Start, member.Value.Span.Length));
        Assert.Equal(["12", "\"x\""], member.Value.Items.Select(item => Text.Substring(item.Span.Start, item.Span.Length)));
        Assert.Equal(1, root.Head.Length);
        Assert.Equal('{', Text[root.Head.Start]);
    }

    [Fact]
    public void The_last_of_two_members_with_the_same_name_is_used()
    {
        var root = Read.Json("""{"a":1,"b":2,"a":3}""").Root;
        Assert.Equal("3", root["a"]!.Text);
        Assert.Equal(3, root.Members.Count);
        Assert.Null(root["c"]);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static bool IsJsonAtRunTime(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, RuntimeOptions);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
