using Microsoft.CodeAnalysis;

namespace ConvertTyped.Tool.Lint;

/// <summary>The severities that .globalconfig files set. For findings in JSON files, the compiler ignores the severities in .editorconfig files.</summary>
internal sealed class LintSeverities(LintProject project) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        project.Global.TreeOptions.TryGetValue(diagnosticId, out severity);
}
