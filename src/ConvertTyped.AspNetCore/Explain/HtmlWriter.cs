using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Collects HTML from interpolated strings. Their literal text is markup, and their interpolated values are always escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Writes an interpolated string. The method has no code, because the handler has already written everything when the method is called.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The method cannot be static, because the compiler passes the instance to the handler.")]
    internal void Write([InterpolatedStringHandlerArgument("")] HtmlInterpolatedStringHandler html)
    {
    }

    /// <summary>Writes markup without escaping it. Pass only constants.</summary>
    internal void WriteMarkup(string markup) => _html.Append(markup);

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    internal readonly ref struct HtmlInterpolatedStringHandler
    {
        private readonly StringBuilder _html;

        public HtmlInterpolatedStringHandler(int literalLength, int holes, HtmlWriter writer)
        {
            _html = writer._html;
            _html.EnsureCapacity(_html.Length + literalLength + (holes * 16));
        }

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

        public void AppendFormatted(int number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(double number) => _html.Append(CultureInfo.InvariantCulture, $"{number:0.##}");
    }
}
