using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Semantics;

/// <summary>Passes one config to the three users of the shared source: the runtime, the generator's model and the analyzers.</summary>
internal sealed class ThreeUsers(string config)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. Assembly.Load("ConvertTyped.Analyzers").GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The generator's model of the config.</summary>
    internal ConfigModel Model { get; } = ConfigModelBuilder.Build(Read.Config(config));

    /// <summary>A table of cases that all three users must agree on.</summary>
    internal static JsonElement Table(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "semantics", file)));
        return document.RootElement.Clone();
    }

    internal static ThreeUsers Of(string members) => new(Configs.Of(members));

    /// <summary>Calls a function with a core that uses the config.</summary>
    internal T Run<T>(Func<ConvertCore, T> decide)
    {
        using var core = new ConvertCore(new() { Config = ConvertConfig.FromString(config) });
        return decide(core.Initialize());
    }

    /// <summary>Creates a <c>TestConvert</c> with the config, as a test of an application does.</summary>
    internal Testing.TestConvert Test() => new(ConvertConfig.FromString(config));

    /// <summary>The messages of the diagnostics with the given id, such as <c>CVT0105</c>, that the analyzers report in the config.</summary>
    internal Task<string[]> FindingsAsync(string id) => FindingsAsync(id, CSharpCompilation.Create("Shop"));

    /// <summary>The messages of the diagnostics with the given id that the analyzers report in the given code, which is compiled with the config.</summary>
    internal Task<string[]> FindingsAsync(string id, string code) => FindingsAsync(id, (TestProject.With(config) with { Code = code }).Compile());

    private async Task<string[]> FindingsAsync(string id, Compilation compilation)
    {
        var project = TestProject.With(config);
        var found = await compilation
            .WithAnalyzers(Analyzers, new AnalyzerOptions([.. project.Files], new TestOptions(project.Properties)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(finding => finding.Id == id).Select(finding => finding.GetMessage(null))];
    }
}
