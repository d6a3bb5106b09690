using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>A project in memory that the generator runs on. Use <c>with</c> to create an edited copy.</summary>
internal sealed record TestProject
{
    public const string CodePath = "/shop/Program.cs";

    private static readonly string TestingPackage = typeof(ConvertTyped.Testing.TestConvert).Assembly.Location;

    private static readonly string HostingPackage = typeof(ConvertTyped.Hosting.ConvertHostOptions).Assembly.Location;

    private static readonly MetadataReference[] Runtime =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != TestingPackage && path != HostingPackage)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public IReadOnlyList<TestFile> Files { get; init; } = [];

    public string Code { get; init; } = "";

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string AssemblyName { get; init; } = "Shop";

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string> { ["RootNamespace"] = "Shop" };

    /// <summary>Returns the project with a reference to the testing package.</summary>
    public TestProject WithTesting => this with { References = [.. References, MetadataReference.CreateFromFile(TestingPackage)] };

    /// <summary>Returns the project with a reference to an assembly that has the name of the test host and the types that generated code uses.</summary>
    public TestProject WithTestHost => WithReference(CSharpCompilation.Create(
        "Microsoft.AspNetCore.TestHost",
        [
            CSharpSyntaxTree.ParseText("""
                using System;
                using Microsoft.Extensions.DependencyInjection;

                namespace Microsoft.AspNetCore.Hosting
                {
                    public interface IWebHostBuilder { }
                }

                namespace Microsoft.AspNetCore.TestHost
                {
                    public static class WebHostBuilderExtensions
                    {
                        public static Hosting.IWebHostBuilder ConfigureTestServices(this Hosting.IWebHostBuilder builder, Action<IServiceCollection> configure) => builder;
                    }
                }
                """),
        ],
        Runtime,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());

    /// <summary>Returns the project with a reference to the hosting package.</summary>
    public TestProject WithHosting => WithReference(MetadataReference.CreateFromFile(HostingPackage));

    public TestProject WithReference(MetadataReference reference) => this with { References = [.. References, reference] };

    public static TestProject With(string convertJson) => new() { Files = [new TestFile("/shop/convert.json", convertJson)] };

    public TestProject WithProperty(string name, string value) => this with { Properties = new Dictionary<string, string>(Properties) { [name] = value } };

    public GeneratorRun Generate() => Generate(CreateDriver());

    /// <summary>
    /// Runs a driver, which may have run before, on the code, the references and the properties of this project. The additional files are those of the driver.
    /// </summary>
    public GeneratorRun Generate(GeneratorDriver driver)
    {
        driver = driver
            .WithUpdatedParseOptions(ParseOptions)
            .WithUpdatedAnalyzerConfigOptions(new TestOptions(Properties))
            .RunGeneratorsAndUpdateCompilation(Compile(), out var output, out _, TestContext.Current.CancellationToken);
        return new GeneratorRun(driver, output);
    }

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new ConvertGenerator().AsSourceGenerator()],
        Files,
        ParseOptions,
        new TestOptions(Properties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);

    internal CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        [CSharpSyntaxTree.ParseText(Code, ParseOptions, CodePath)],
        [.. Runtime, .. References],
        new CSharpCompilationOptions(Kind, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));
}
