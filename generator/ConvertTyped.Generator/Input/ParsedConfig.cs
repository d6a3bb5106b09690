using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>A config as read: what to generate, and what stands in the way of it.</summary>
internal sealed record ParsedConfig(AdditionalText File, ConfigModel Model, EquatableArray<LocatedProblem> Problems)
{
    public static ParsedConfig Read(AdditionalText file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation) ?? SourceText.From("");
        var document = ConfigDocument.Read(text.ToString(), cancellation);
        return new ParsedConfig(
            file,
            ConfigModelBuilder.Build(document),
            new(ConfigProblems.Of(document).Select(problem => LocatedProblem.In(file.Path, text, problem))));
    }
}
