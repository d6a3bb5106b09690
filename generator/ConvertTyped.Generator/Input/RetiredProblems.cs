using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>Finds the errors that make a convert.retired.json unreadable. The build reports them, because the accessors of all retired entities may be missing.</summary>
internal static class RetiredProblems
{
    public static IEnumerable<LocatedProblem> Find(AdditionalText file, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var json = RetiredDocument.Read(text.ToString(), cancellationToken).Json;
        if (json.Errors.Count == 0 && json.Root.Kind != JsonKind.Object)
            return [LocatedProblem.Create(file.Path, text, new(ConfigProblem.NotJson, json.Root.Head, "the root value is not an object"))];
        return json.Errors.Select(error => LocatedProblem.Create(file.Path, text, new(ConfigProblem.NotJson, error.Span, error.Message)));
    }
}
