using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>What keeps a convert.retired.json from being read. It may lose every accessor in it, so the build says so once, where the mistake is.</summary>
internal static class RetiredProblems
{
    public static IEnumerable<LocatedProblem> Of(AdditionalText file, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var json = RetiredDocument.Read(text.ToString(), cancellationToken).Json;
        if (json.Errors.Count == 0 && json.Root.Kind != JsonKind.Object)
            return [LocatedProblem.In(file.Path, text, new(ConfigProblem.NotJson, json.Root.Head, "convert.retired.json is a JSON object"))];
        return json.Errors.Select(error => LocatedProblem.In(file.Path, text, new(ConfigProblem.NotJson, error.Span, error.Message)));
    }
}
