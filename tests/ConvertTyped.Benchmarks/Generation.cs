using System.Text;
using BenchmarkDotNet.Attributes;
using ConvertTyped.Fixtures;
using ConvertTyped.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// Runs the generator on a config of 1,000 experiences and features: from scratch, and after edits to code, to white space and to traffic allocations. Also measures
/// how long the generated code takes to compile.
/// </summary>
[MemoryDiagnoser]
public class Generation
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);
    private readonly CSharpCompilation _before = Compilation("class A;");
    private readonly CSharpCompilation _after = Compilation("class B;");
    private readonly AdditionalText _config = new Config(LargeConfig.Create());
    private readonly AdditionalText _spaced = new Config(" " + LargeConfig.Create());
    private readonly AdditionalText _allocated = new Config(LargeConfig.Create().Replace("\"traffic_allocation\": 10.0", "\"traffic_allocation\": 11.0", StringComparison.Ordinal));
    private GeneratorDriver _driver = null!;
    private Compilation _generated = null!;

    [GlobalSetup]
    public void Setup() => _driver = Driver().RunGeneratorsAndUpdateCompilation(_before, out _generated, out _);

    [Benchmark(Baseline = true, Description = "first run")]
    public GeneratorDriver First() => Driver().RunGenerators(_before);

    [Benchmark(Description = "after an edit to code")]
    public GeneratorDriver AfterCode() => _driver.RunGenerators(_after);

    [Benchmark(Description = "after an edit to white space in the config")]
    public GeneratorDriver AfterSpace() => _driver.ReplaceAdditionalText(_config, _spaced).RunGenerators(_before);

    [Benchmark(Description = "after an edit to traffic allocations")]
    public GeneratorDriver AfterAllocations() => _driver.ReplaceAdditionalText(_config, _allocated).RunGenerators(_before);

    [Benchmark(Description = "compiling the generated code")]
    public bool Compile() => _generated.Clone().Emit(Stream.Null).Success;

    private static CSharpCompilation Compilation(string code) => CSharpCompilation.Create(
        "Shop",
        [CSharpSyntaxTree.ParseText(code, Parse)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new ConvertGenerator().AsSourceGenerator()], [_config], Parse);

    private sealed class Config(string json) : AdditionalText
    {
        public override string Path => "convert.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(json, Encoding.UTF8);
    }
}
