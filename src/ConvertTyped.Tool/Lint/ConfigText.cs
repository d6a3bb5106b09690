using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Lint;

/// <summary>A file that is passed to the compiler as an additional file, and decoded as the compiler does.</summary>
internal sealed class ConfigText(string path) : AdditionalText
{
    private readonly Lazy<SourceText> _text = new(() =>
    {
        using var file = File.OpenRead(path);
        return SourceText.From(file);
    });

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text.Value;
}
