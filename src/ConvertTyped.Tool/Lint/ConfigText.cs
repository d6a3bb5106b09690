using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Lint;

/// <summary>A file that is passed to the compiler as an additional file and decoded as the compiler decodes files.</summary>
internal sealed class ConfigText(string path) : AdditionalText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lazy<SourceText> _text = new(() =>
    {
        using var file = File.OpenRead(path);
        try
        {
            return SourceText.From(file, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            return SourceText.From(file, Encoding.Latin1);
        }
    });

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text.Value;
}
