using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Test;

/// <summary>A file of expected decisions, with the positions of its parts.</summary>
internal sealed class TestCases
{
    private TestCases(string path, JsonNode root, string text)
    {
        Path = path;
        Root = root;
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    public JsonNode Root { get; }

    /// <summary>The path of the config, relative to the file of test cases; null if the file does not specify a config.</summary>
    public string? Config => Root["config"].AsText();

    public string? Environment => Root["environment"].AsText();

    /// <summary>The environment that all cases share; null if the cases have different environments, or if no environment is specified.</summary>
    public string? CommonEnvironment => Cases.Select(test => test.Environment ?? Environment).Distinct().ToList() is [var only] ? only : null;

    public IReadOnlyList<TestCase> Cases { get; private init; } = [];

    /// <exception cref="ToolException">The file does not exist, or does not have the expected format.</exception>
    public static TestCases Read(string path)
    {
        if (!File.Exists(path))
            throw ToolException.BadInput($"There is no file '{path}'. Specify the path of the file that contains the test cases.");
        var text = File.ReadAllText(path);
        var json = JsonReader.Read(text);
        if (json.Errors is [var error, ..])
            throw ToolException.BadInput($"{FilePosition.Locate(text, error.Span.Start).Show(path)}: the file of test cases is not valid JSON: {error.Message}.");
        if (json.Root["cases"] is not { Kind: JsonKind.Array } cases)
            throw ToolException.BadInput($"{path}: a file of test cases must contain a JSON object with an array named 'cases'; see docs/schemas/test-cases.schema.json in the ConvertTyped repository.");
        return new(path, json.Root, text) { Cases = [.. cases.Items.Select((node, index) => TestCase.Read(node, index, path, text))] };
    }
}

/// <summary>A visitor and the expected decisions.</summary>
internal sealed record TestCase(string Name, string Visitor, JsonNode Node)
{
    /// <summary>The environment that the case specifies; null if the case does not specify an environment.</summary>
    public string? Environment => Node["environment"].AsText();

    public static TestCase Read(JsonNode node, int index, string path, string text)
    {
        var visitor = node["visitor"].AsId() ?? throw ToolException.BadInput($"{FilePosition.Locate(text, node.Span.Start).Show(path)}: a test case must have a 'visitor' property that contains the visitor's id.");
        if (node["expect"] is not { Kind: JsonKind.Object })
            throw ToolException.BadInput($"{FilePosition.Locate(text, node.Span.Start).Show(path)}: a test case must have an 'expect' object that contains the expected experiences and features.");
        return new(node["name"].AsText() ?? $"case {index + 1}: {visitor}", visitor, node);
    }
}
