using System.Text;
using BenchmarkDotNet.Attributes;
using ConvertTyped.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Benchmarks;

/// <summary>The generator on a config of 1,000 experiences and features: from nothing, after an edit of code, after white space in the JSON.</summary>
[MemoryDiagnoser]
public class Generation
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);
    private readonly CSharpCompilation _before = CSharpCompilation.Create("a", [CSharpSyntaxTree.ParseText("class A;", Parse)]);
    private readonly CSharpCompilation _after = CSharpCompilation.Create("a", [CSharpSyntaxTree.ParseText("class B;", Parse)]);
    private readonly AdditionalText _config = new Config(Encoding.UTF8.GetString(Configs.Of(1000)));
    private readonly AdditionalText _spaced = new Config(" " + Encoding.UTF8.GetString(Configs.Of(1000)));
    private GeneratorDriver _driver = null!;

    [GlobalSetup]
    public void Setup() => _driver = Driver().RunGenerators(_before);

    [Benchmark(Baseline = true, Description = "first run")]
    public GeneratorDriver First() => Driver().RunGenerators(_before);

    [Benchmark(Description = "after an edit of code")]
    public GeneratorDriver AfterCode() => _driver.RunGenerators(_after);

    [Benchmark(Description = "after white space in the config")]
    public GeneratorDriver AfterSpace() => _driver.ReplaceAdditionalText(_config, _spaced).RunGenerators(_before);

    private CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new ConvertGenerator().AsSourceGenerator()], [_config], Parse);

    private sealed class Config(string json) : AdditionalText
    {
        public override string Path => "convert.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(json, Encoding.UTF8);
    }
}
