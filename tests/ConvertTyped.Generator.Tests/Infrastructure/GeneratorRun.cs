using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests;

/// <summary>The result of one run of the generator.</summary>
internal sealed class GeneratorRun(GeneratorDriver driver, Compilation compilation)
{
    private readonly GeneratorRunResult _result = driver.GetRunResult().Results.Single();

    public GeneratorDriver Driver => driver;

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => _result.GeneratedSources
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The generator's diagnostics as text: the file, the position, the id and the message.</summary>
    public IEnumerable<string> Problems => _result.Diagnostics.Select(d =>
    {
        var at = d.Location.GetLineSpan();
        return $"{at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}): {d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}";
    });

    /// <summary>The compiler diagnostics of the project with the generated code, except hidden ones and CS1591 in the test's code.</summary>
    public IEnumerable<string> CompilerDiagnostics => compilation
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(d => d.Severity >= DiagnosticSeverity.Info && !(d.Id == "CS1591" && d.Location.SourceTree?.FilePath == TestProject.CodePath))
        .Select(d => d.ToString());

    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        _result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [];

    public IEnumerable<string> TrackedSteps => _result.TrackedSteps.Keys;

    public IEnumerable<object> Values(string step) =>
        _result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Value) : [];

    public MetadataReference ToReference() => compilation.ToMetadataReference();

    /// <summary>A reference to the compiled assembly, as in a build. In editors, projects reference the compilation instead.</summary>
    public MetadataReference ToImageReference() => MetadataReference.CreateFromImage(Image());

    /// <summary>Calls the static method <c>Program.Main</c> of the compiled project.</summary>
    public object? Execute(params object?[] arguments) => Load().GetType("Program")!.GetMethod("Main")!.Invoke(null, arguments);

    /// <summary>Runs the compiled project as a program.</summary>
    public void ExecuteProgram(params string[] arguments) => Load().EntryPoint!.Invoke(null, [arguments]);

    // By default, the build embeds the file convert.json under this name.
    private static ResourceDescription[] Resources =>
        [new("convert.json", static () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Configs.Documented)), isPublic: true)];

    private Assembly Load() => AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(Image()));

    private byte[] Image()
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, manifestResources: Resources, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }
}
