namespace ConvertTyped.Generator.Tests.Config;

public class JsonMistakeTests
{
    [Theory]
    [InlineData("""{"a":1,|}""", "a comma is not allowed before '}'", -1)]
    [InlineData("""[1,|]""", "a comma is not allowed before ']'", -1)]
    [InlineData("""{"a":1 |"b":2}""", "',' is missing before '\"'")]
    [InlineData("""{"a" |1}""", "':' is missing after the name \"a\"")]
    [InlineData("""{"a":|}""", "a value is missing before '}'")]
    [InlineData("""[1,|,2]""", "a value is missing before ','")]
    [InlineData("""{"a":1,|,"b":2}""", "a member is missing before ','")]
    [InlineData("""{"a":|'x'}""", "JSON strings must be enclosed in double quotes, not in single quotes")]
    [InlineData("""{|a:1}""", "expected a name in quotes, found 'a'")]
    [InlineData("""{|key:1}""", "the name 'key' must be in quotes")]
    [InlineData("""[|01]""", "'01' is not a valid JSON number")]
    [InlineData("""[|True]""", "'True' is not a JSON value")]
    [InlineData("""[|NaN]""", "'NaN' is not a JSON value")]
    [InlineData("""[|@]""", "expected a value, found '@'")]
    [InlineData("""{"a":|"x""", "the string that begins here is not closed before the end of the line")]
    [InlineData("""{"a":|[1""", "the list that begins here is never closed")]
    [InlineData("""[|{"a":1""", "the object that begins here is never closed")]
    [InlineData("""{"a":[1|}""", "expected ']' before '}'")]
    [InlineData("""[{"a":1|]""", "expected '}' before ']'")]
    [InlineData("""{} |}""", "unexpected '}' after the end of the root value")]
    [InlineData("""["|\x41"]""", "the escape sequence that begins here is not valid in JSON; to write a backslash, use \\\\")]
    [InlineData("""["|\u12"]""", "\\u must be followed by four hexadecimal digits")]
    [InlineData("[\"a|\tb\"]", "the control character U+0009 must be escaped in a string")]
    [InlineData("[|\u00a01]", "the character U+00A0 is not white space in JSON; delete it, or replace it with a space")]
    [InlineData("[|// x\n1]", "comments are not allowed in JSON")]
    [InlineData("|", "the file is empty")]
    [InlineData("{\"a\":1,\n|<<<<<<< HEAD\n\"b\":2\n=======\n\"b\":3\n>>>>>>> main\n}", "an unresolved merge conflict begins here; keep one side and remove the markers")]
    public void Errors_have_a_message_and_a_position(string marked, string message, int offset = 0)
    {
        var expected = marked.IndexOf('|', StringComparison.Ordinal) + offset;
        var error = Assert.Single(Read.Json(marked.Remove(expected - offset, 1)).Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(expected, error.Span.Start);
    }

    [Fact]
    public void Excessive_nesting_is_reported_where_it_exceeds_the_limit()
    {
        var error = Assert.Single(Read.Json(new string('[', 300) + new string(']', 300)).Errors);
        Assert.Equal("values cannot be nested more than 256 levels deep", error.Message);
        Assert.Equal(256, error.Span.Start);
    }

    [Fact]
    public void Each_merge_conflict_is_reported_once_and_the_rest_of_the_file_is_still_read()
    {
        const string Text = """
            {
            <<<<<<< HEAD
              "a": 1,
            =======
              "a": 2
            >>>>>>> main
              "b": [
            <<<<<<< HEAD
                1
            ||||||| base
                0
            =======
                2
            >>>>>>> main
              ]
            }
            """;
        var tree = Read.Json(Text);

        Assert.Equal(2, tree.Errors.Count);
        Assert.Equal("2", tree.Root["a"]!.Text);
        Assert.Equal(["1", "2"], tree.Root["b"]!.Items.Select(item => item.Text));
    }

    [Theory]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"}],"goals":[{"key":"c"}],}""")]
    [InlineData("""{"features":[{"key":"a"} {"key":"b"}] "goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"},],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a",{"key":"b"}],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"}],"goals":[{"key":"c"]}""")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"},"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"}]},"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"}}],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a","id":},{"key":"b"}],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key":"a","id":01},{"key":"b"}],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{"key" "a"},{"key":"b"}],"goals":[{"key":"c"}]}""")]
    [InlineData("""{"features":[{key:"a"},{"key":'b'}],"goals":[{"key":"c"}]}""")]
    [InlineData("{\"features\":[{\"key\":\"a\n},{\"key\":\"b\"}],\"goals\":[{\"key\":\"c\"}]}")]
    [InlineData("""{"features":[{"key":"a"},{"key":"b"}], // x""" + "\n" + """ "goals":[{"key":"c"}]""")]
    public void The_rest_of_the_file_is_still_read_after_an_error(string text)
    {
        var tree = Read.Json(text);
        Assert.Single(tree.Errors);
        Assert.Contains("c", Keys(tree.Root["goals"]));
        Assert.Contains("a", Keys(tree.Root["features"]));
    }

    private static IEnumerable<string> Keys(JsonNode? list) => (list?.Items ?? []).Select(item => item["key"]?.Text ?? "");
}
