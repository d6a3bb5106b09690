using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Unseen;

/// <summary>
/// A type name in code that another source generator reads. That generator cannot resolve the name, because source generators do not see each other's
/// output.
/// </summary>
internal sealed record UnseenType(string Name, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";
    public const string JsonSerializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary>The unknown types in a log method's parameters.</summary>
    public static EquatableArray<UnseenType> InLoggerMessage(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        new(context.TargetNode is MethodDeclarationSyntax method
            ? method.ParameterList.Parameters.Select(parameter => parameter.Type).OfType<TypeSyntax>().SelectMany(type => In(type, context.SemanticModel, cancellationToken))
            : []);

    /// <summary>The unknown types that a serializer context lists.</summary>
    public static EquatableArray<UnseenType> InJsonSerializable(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) => new(
        from attribute in context.Attributes
        let syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken)
        where syntax is not null
        from type in syntax.DescendantNodes().OfType<TypeOfExpressionSyntax>()
        from unseen in In(type.Type, context.SemanticModel, cancellationToken)
        select unseen);

    public LocatedProblem ToProblem() => new(ConfigProblem.UnseenByOtherGenerators, Path, Span, Lines, Name);

    private static IEnumerable<UnseenType> In(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        from name in type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        where model.GetTypeInfo(name, cancellationToken).Type is IErrorTypeSymbol
        let tree = name.SyntaxTree
        select new UnseenType(name.Identifier.ValueText, tree.FilePath, name.Span, tree.GetLineSpan(name.Span, cancellationToken).Span);
}
