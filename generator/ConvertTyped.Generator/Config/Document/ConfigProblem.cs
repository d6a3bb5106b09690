using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Document;

/// <summary>An error in a config or a convert.retired.json, and the token that causes it. Code is still generated from everything that can be read.</summary>
internal sealed record ConfigProblem(string Id, TextSpan Span, string Message)
{
    public const string NotJson = "CVT0001";
    public const string NotConfig = "CVT0002";
    public const string SharedNamespace = "CVT0003";
    public const string KeyMissingOrTwice = "CVT0004";
    public const string LanguageNotSupported = "CVT0006";
    public const string UnseenByOtherGenerators = "CVT0008";
}
