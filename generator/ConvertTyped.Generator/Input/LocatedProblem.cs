using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>A problem, the file that contains it, and its position in the file.</summary>
internal sealed record LocatedProblem(string Id, string Path, TextSpan Span, LinePositionSpan Lines, string Message)
{
    public static LocatedProblem Create(string path, SourceText text, ConfigProblem problem) =>
        new(problem.Id, path, problem.Span, text.Lines.GetLinePositionSpan(problem.Span), problem.Message);

    /// <summary>A problem with a file as a whole.</summary>
    public static LocatedProblem AtStart(string path, string id, string message) => new(id, path, default, default, message);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.ById[Id], Location.Create(Path, Span, Lines), Message);
}
