using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Input;

/// <summary>A config that has been read: its model, and the problems that the build reports as errors.</summary>
internal sealed record ParsedConfig(AdditionalText File, ConfigModel Model, EquatableArray<LocatedProblem> Problems)
{
    public static ParsedConfig Read(ModelFiles source, CancellationToken cancellationToken)
    {
        var file = source.Config;
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var content = text.ToString();
        var document = ConfigDocument.Read(content, cancellationToken);
        var retired = source.Retired is null ? RetiredDocument.None : RetiredDocument.Read(source.Retired.GetText(cancellationToken)?.ToString() ?? "", cancellationToken);
        var problems = ConfigProblems.Find(document).Select(problem => LocatedProblem.Create(file.Path, text, problem));
        return new ParsedConfig(file, ConfigModelBuilder.Build(document, retired), new(IsUtf8(text, content) ? problems : [NotUtf8(file.Path), .. problems]));
    }

    // The runtime reads only UTF-8. The compiler also reads files in the encoding of their byte order mark or in the machine's own encoding, and replaces bytes
    // that are not UTF-8. A decoder that throws for invalid bytes adds no replacement characters, so those in the text are part of the file.
    private static bool IsUtf8(SourceText text, string content) => text.Encoding switch
    {
        null or ASCIIEncoding => true,
        UTF8Encoding utf8 => utf8.DecoderFallback is DecoderExceptionFallback || content.IndexOf('\uFFFD') < 0,
        _ => false,
    };

    private static LocatedProblem NotUtf8(string path) =>
        LocatedProblem.AtStart(path, ConfigProblem.NotJson, "the file is not encoded in UTF-8; save it as UTF-8");
}
