using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Json;

internal static class JsonFindings
{
    /// <summary>The maximum number of findings that one rule reports in one file. Hundreds of findings usually have a single cause.</summary>
    private const int MostPerRule = 50;

    public static void Report(AdditionalFileAnalysisContext context, SourceText text, DiagnosticDescriptor rule, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Take(MostPerRule))
        {
            var location = Location.Create(context.AdditionalFile.Path, finding.Span, text.Lines.GetLinePositionSpan(finding.Span));
            context.ReportDiagnostic(Diagnostic.Create(rule, location, finding.Message));
        }
    }
}
