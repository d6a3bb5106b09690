using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Tests;

public sealed class EveryAnalyzerTests
{
    [Fact]
    public void Each_analyzer_runs_concurrently_and_skips_generated_code_unless_it_reads_the_code_of_Razor_files() => Assert.All(Analysis.Analyzers, analyzer =>
    {
        var context = new Registrations();
        analyzer.Initialize(context);
        Assert.True(context.IsConcurrent);
        Assert.Equal(
            analyzer switch
            {
                RazorCodeAnalyzer or AccessorUseAnalyzer => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics,
                Analyzers.Rules.UnusedEntityAnalyzer => GeneratedCodeAnalysisFlags.Analyze,
                _ => GeneratedCodeAnalysisFlags.None,
            },
            context.GeneratedCode);
    });

    [Fact]
    public void Each_analyzer_registers_its_actions_when_a_compilation_starts() => Assert.All(Analysis.Analyzers, analyzer =>
    {
        var context = new Registrations();
        analyzer.Initialize(context);
        Assert.Equal([nameof(AnalysisContext.RegisterCompilationStartAction)], context.Actions);
    });

    [Fact]
    public async Task Repeated_analysis_gives_the_same_diagnostics()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = TestProject.Of(Code.Lines("""
            context.RunFeature("checkout-baner")?.Variables.GetString("headlin");
            context.RunFeature("checkout-banner")?.Variables.GetString("headlin");
            context.TrackConversion("purchase", 1m, new Dictionary<string, object?> { ["paid"] = true });
            var attributes = new Dictionary<string, object?> { ["contry"] = "DE" };
            context.SetAttributes(attributes);
            context.With(attributes);
            """)).Open();
        var document = project.Documents.Single();
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        var analysis = model.Compilation.WithAnalyzers(Analysis.Analyzers, project.AnalyzerOptions);

        var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellationToken);
        var again = await analysis.GetAnalyzerSemanticDiagnosticsAsync(
            model, (await document.GetSyntaxRootAsync(cancellationToken))!.FullSpan, cancellationToken);

        Assert.Equal(["CVT1002", "CVT1003", "CVT1005", "CVT1006", "CVT1007", "CVT1008"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Equal(found.Order(ById), again.Order(ById));
    }

    private static Comparer<Reported> ById => Comparer<Reported>.Create((one, other) => string.CompareOrdinal(one.Id, other.Id));

    /// <summary>Records the registrations of an analyzer.</summary>
    private sealed class Registrations : AnalysisContext
    {
        public bool IsConcurrent { get; private set; }

        public GeneratedCodeAnalysisFlags? GeneratedCode { get; private set; }

        public List<string> Actions { get; } = [];

        public override void EnableConcurrentExecution() => IsConcurrent = true;

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => GeneratedCode = analysisMode;

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => Add(nameof(RegisterCompilationStartAction));

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => Add(nameof(RegisterCompilationAction));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => Add(nameof(RegisterAdditionalFileAction));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => Add(nameof(RegisterSemanticModelAction));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => Add(nameof(RegisterSymbolAction));

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            Add(nameof(RegisterCodeBlockStartAction));

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => Add(nameof(RegisterCodeBlockAction));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
            Add(nameof(RegisterOperationAction));

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => Add(nameof(RegisterOperationBlockAction));

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) =>
            Add(nameof(RegisterOperationBlockStartAction));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => Add(nameof(RegisterSyntaxTreeAction));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            Add(nameof(RegisterSyntaxNodeAction));

        private void Add(string action) => Actions.Add(action);
    }
}
