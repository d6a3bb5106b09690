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

    /// <summary>The config that the file names, as a path relative to the file; null if it names none.</summary>
    public string? Config => Root["config"].AsText();

    public string? Environment => Root["environment"].AsText();

    /// <summary>The environment that the file names for all cases; null if it does not name the same environment for every case.</summary>
    public string? CommonEnvironment => Cases.Select(test => test.Environment ?? Environment).Distinct().ToList() is [var only] ? only : null;

    public IReadOnlyList<TestCase> Cases { get; private init; } = [];

    /// <exception cref="ToolException">The file does not exist, or does not have the expected format.</exception>
    public static TestCases Read(string path)
    {
        if (!File.Exists(path))
            throw ToolException.BadInput($"There is no file '{path}'. Specify the file that contains the test cases.");
        var text = File.ReadAllText(path);
        var json = JsonReader.Read(text);
        if (json.Errors is [var error, ..])
            throw ToolException.BadInput($"{FilePosition.Locate(text, error.Span.Start).Show(path)}: not valid JSON: {error.Message}.");
        if (json.Root["cases"] is not { Kind: JsonKind.Array } cases)
            throw ToolException.BadInput($"{path}: a file of test cases must contain an object with a list 'cases'; see docs/schemas/test-cases.schema.json.");
        return new(path, json.Root, text) { Cases = [.. cases.Items.Select((node, index) => TestCase.Read(node, index, path, text))] };
    }
}

/// <summary>A visitor and the expected decisions.</summary>
internal sealed record TestCase(string Name, string Visitor, JsonNode Node)
{
    /// <summary>The environment that the case names; null if it names none.</summary>
    public string? Environment => Node["environment"].AsText();

    public static TestCase Read(JsonNode node, int index, string path, string text)
    {
        var visitor = node["visitor"].AsId() ?? throw ToolException.BadInput($"{FilePosition.Locate(text, node.Span.Start).Show(path)}: a case needs a 'visitor'.");
        if (node["expect"] is not { Kind: JsonKind.Object })
            throw ToolException.BadInput($"{FilePosition.Locate(text, node.Span.Start).Show(path)}: a case needs an 'expect' object.");
        return new(node["name"].AsText() ?? $"case {index + 1}: {visitor}", visitor, node);
    }
}
