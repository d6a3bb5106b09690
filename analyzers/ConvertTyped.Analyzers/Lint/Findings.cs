using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers;

internal static class Findings
{
    // Who has more of one kind has one cause.
    private const int Most = 50;

    public static void Report(AdditionalFileAnalysisContext context, SourceText text, DiagnosticDescriptor rule, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Take(Most))
        {
            var location = Location.Create(context.AdditionalFile.Path, finding.Span, text.Lines.GetLinePositionSpan(finding.Span));
            context.ReportDiagnostic(Diagnostic.Create(rule, location, finding.Message));
        }
    }
}
