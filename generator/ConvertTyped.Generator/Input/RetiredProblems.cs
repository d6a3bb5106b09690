using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>Finds the error that makes a convert.retired.json unreadable. All accessors of retired entities may then be missing, so the build reports the error once.</summary>
internal static class RetiredProblems
{
    public static IEnumerable<LocatedProblem> Find(AdditionalText file, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var json = RetiredDocument.Read(text.ToString(), cancellationToken).Json;
        if (json.Errors.Count == 0 && json.Root.Kind != JsonKind.Object)
            return [LocatedProblem.Create(file.Path, text, new(ConfigProblem.NotJson, json.Root.Head, "the file must contain a JSON object"))];
        return json.Errors.Select(error => LocatedProblem.Create(file.Path, text, new(ConfigProblem.NotJson, error.Span, error.Message)));
    }
}
