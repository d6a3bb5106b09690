using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>A config that has been read: its model, and the problems that prevent code generation.</summary>
internal sealed record ParsedConfig(AdditionalText File, ConfigModel Model, EquatableArray<LocatedProblem> Problems)
{
    public static ParsedConfig Read(ConfigSource source, CancellationToken cancellationToken)
    {
        var file = source.Config;
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var document = ConfigDocument.Read(text.ToString(), cancellationToken);
        var retired = source.Retired is null ? RetiredDocument.None : RetiredDocument.Read(source.Retired.GetText(cancellationToken)?.ToString() ?? "", cancellationToken);
        var problems = ConfigProblems.Find(document).Select(problem => LocatedProblem.In(file.Path, text, problem));
        return new ParsedConfig(file, ConfigModelBuilder.Build(document, retired), new(IsUtf8(text) ? problems : [NotUtf8(file.Path), .. problems]));
    }

    // The compiler reads any encoding that has a byte order mark; the runtime reads JSON, which is UTF-8.
    private static bool IsUtf8(SourceText text) => text.Encoding is null or UTF8Encoding or ASCIIEncoding || text.Encoding.IsSingleByte;

    private static LocatedProblem NotUtf8(string path) =>
        LocatedProblem.AtStart(path, ConfigProblem.NotJson, "the file is not encoded in UTF-8; save it as UTF-8");
}
