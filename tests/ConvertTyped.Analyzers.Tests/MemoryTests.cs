using System.Reflection;
using System.Runtime.CompilerServices;
using ConvertTyped.Analyzers.Configs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests;

public sealed class MemoryTests
{
    private const int MostCollections = 50;

    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel), typeof(IOperation), typeof(Location),
        typeof(AnalyzerOptions), typeof(AdditionalText), typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider),
    ];

    private static readonly Assembly Own = typeof(CodeAnalyzer).Assembly;

    [Fact]
    public void Long_lived_objects_cannot_refer_to_a_compilation()
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        // Compiler-generated types are skipped: cached lambdas capture nothing, and no static field refers to the variables that other lambdas capture.
        var roots = Own.GetTypes()
            .Where(type => !type.ContainsGenericParameters && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .SelectMany(type => type.GetFields(statics))
            .Concat(Own.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer))).SelectMany(InstanceFields));
        var reached = new Dictionary<Type, string>();
        foreach (var field in roots)
            Reach(field.FieldType, $"{field.DeclaringType!.Name}.{field.Name}", reached);

        Assert.Contains(typeof(ConfigContents), reached.Keys);
        Assert.DoesNotContain(reached, type => type.Key == typeof(object) || Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type.Key)));
    }

    [Fact]
    public void Analyzers_do_not_keep_a_compilation_alive()
    {
        var text = SourceText.From(Configs.Shop);
        (var compilation, var found) = Analyzed(text);
        for (var i = 0; i < MostCollections && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(3, found);
        Assert.False(compilation.IsAlive);
        // The data about a config is cached with the config's text.
        GC.KeepAlive(text);
    }

    /// <summary>Analyzes code on a separate thread, so that no stack still refers to the objects afterwards.</summary>
    private static (WeakReference Compilation, int Found) Analyzed(SourceText config)
    {
        (WeakReference, int) analyzed = default;
        var thread = new Thread(() => analyzed = Analyze(config));
        thread.Start();
        thread.Join();
        return analyzed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, int Found) Analyze(SourceText config)
    {
        var project = TestProject.Of(Code.Lines("""
            context.RunFeature("checkout-baner");
            var banner = context.RunFeature("checkout-banner");
            banner?.Variables.GetString("headlin");
            context.SetAttributes(new Dictionary<string, object?> { ["contry"] = "DE" });
            """)).Open();
        var compilation = project.GetCompilationAsync(CancellationToken.None).GetAwaiter().GetResult()!.Clone();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([new ConfigText(config)], project.AnalyzerOptions.AnalyzerConfigOptionsProvider), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = compilation.WithAnalyzers(Analysis.Analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;
        return (new WeakReference(compilation), found);
    }

    private static void Reach(Type type, string way, Dictionary<Type, string> reached)
    {
        if (!reached.TryAdd(type, way))
            return;
        foreach (var argument in type.GenericTypeArguments)
            Reach(argument, way, reached);
        if (type.GetElementType() is { } element)
            Reach(element, way, reached);
        if (type.Assembly != Own)
            return;
        foreach (var field in InstanceFields(type))
            Reach(field.FieldType, $"{way}.{field.Name}", reached);
    }

    private static IEnumerable<FieldInfo> InstanceFields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private sealed class ConfigText(SourceText text) : AdditionalText
    {
        public override string Path => TestProject.Root + "convert.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
