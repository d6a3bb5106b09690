using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Semantics;

/// <summary>One config before the three users of the shared source: the runtime, the generator's model and the analyzers.</summary>
internal sealed class ThreeUsers(string config)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. Assembly.Load("ConvertTyped.Analyzers").GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the generator makes code from.</summary>
    internal ConfigModel Model { get; } = ConfigModelBuilder.Build(Read.Config(config));

    /// <summary>A case of the tables that all three are held to.</summary>
    internal static JsonElement Table(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "semantics", file)));
        return document.RootElement.Clone();
    }

    internal static ThreeUsers Of(string members) => new(Configs.Of(members));

    /// <summary>What the runtime decides, with a core of the config.</summary>
    internal T Run<T>(Func<ConvertCore, T> decide)
    {
        using var core = new ConvertCore(new() { Config = ConvertConfig.FromString(config) });
        return decide(core.Initialize());
    }

    /// <summary>The messages of a rule's findings in the config.</summary>
    internal async Task<string[]> FindingsAsync(string id)
    {
        var project = TestProject.With(config);
        var found = await CSharpCompilation.Create("Shop")
            .WithAnalyzers(Analyzers, new AnalyzerOptions([.. project.Files], new TestOptions(project.Properties)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(finding => finding.Id == id).Select(finding => finding.GetMessage(null))];
    }
}
