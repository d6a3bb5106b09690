using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using ConvertTyped.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Creates projects in memory with a config and the generator, compiles them, and runs their code.</summary>
internal static class CleanupProject
{
    internal const string Config = """
        {
          "account_id": "1", "project": { "id": "2" },
          "experiences": [
            { "id": "10", "key": "checkout-experiment", "variations": [
              { "id": "11", "key": "control", "traffic_allocation": 40, "changes": [] },
              { "id": "12", "key": "treatment", "traffic_allocation": 40, "changes": [
                { "id": "1", "type": "fullStackFeature", "data": { "feature_id": "20", "variables_data": {
                  "headline": "Welcome", "enabled": "true", "max_items": 5, "discount": 7.5, "layout": { "columns": 2 } } } } ] },
              { "id": "13", "key": "express", "traffic_allocation": 20, "changes": [] } ] },
            { "id": "30", "key": "shipping-experiment", "variations": [
              { "id": "31", "key": "paid", "traffic_allocation": 50, "changes": [] },
              { "id": "32", "key": "free", "traffic_allocation": 50, "changes": [
                { "id": "2", "type": "fullStackFeature", "data": { "feature_id": "21", "variables_data": { "threshold": 30 } } } ] } ] }
          ],
          "features": [
            { "id": "20", "key": "checkout-banner", "variables": [
              { "key": "headline", "type": "string" }, { "key": "enabled", "type": "boolean" }, { "key": "max_items", "type": "integer" },
              { "key": "discount", "type": "float" }, { "key": "layout", "type": "json" } ] },
            { "id": "21", "key": "free-shipping", "variables": [ { "key": "threshold", "type": "integer" } ] }
          ],
          "goals": [ { "id": "40", "key": "purchase" } ], "audiences": [], "locations": [], "segments": []
        }
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    internal static Project Create(IEnumerable<(string Name, string Text)> documents, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string config = Config)
    {
        var project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14))
            .WithCompilationOptions(new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(References)
            .AddAnalyzerReference(new GeneratorReference());
        project = project.AddAnalyzerConfigDocument(
            ".globalconfig", SourceText.From("is_global = true\nbuild_property.RootNamespace = Shop\n"), filePath: "/shop/.globalconfig").Project;
        project = project.AddAdditionalDocument("convert.json", config, filePath: "/shop/convert.json").Project;
        foreach (var (name, text) in documents)
            project = project.AddDocument(name, text, filePath: "/shop/" + name).Project;
        return project;
    }

    /// <summary>The config without the flag.</summary>
    internal static string ConfigWithout(FlagDecision decision)
    {
        var config = JsonNode.Parse(Config)!;
        var entities = config[decision is FeatureDecision ? "features" : "experiences"]!.AsArray();
        entities.Remove(entities.Single(entity => (string?)entity!["key"] == decision.Key));
        return config.ToJsonString();
    }

    internal static async Task<Assembly> CompileAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error).Take(20)));
        image.Position = 0;
        return new AssemblyLoadContext("case").LoadFromStream(image);
    }

    /// <summary>The output of a case for a visitor to whom the decision applies.</summary>
    internal static string Run(Assembly assembly, string type, FlagDecision decision, string visitorId = "visitor-1")
    {
        using var convert = new TestConvert(ConvertConfig.FromString(Config));
        using var forced = decision switch
        {
            ExperienceDecision { Kept: { } kept } => convert.Experience(decision.Key).Force(kept.Id, kept.Key),
            ExperienceDecision => convert.Experience(decision.Key).Exclude(),
            FeatureDecision { IsOn: true } feature => convert.Feature(decision.Key).Enable(
                [.. feature.Variables.Select(variable => (variable.Key, variable.IsLiteral ? variable.Value : (object?)new Dictionary<string, object?> { ["columns"] = 2L }))]),
            _ => convert.Feature(decision.Key).Disable(),
        };
        var printed = new List<string>();
        assembly.GetType(type, throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .Invoke(null, [convert.Context(visitorId), (Action<object?>)(value => printed.Add(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "null"))]);
        return string.Join('\n', printed);
    }
}
