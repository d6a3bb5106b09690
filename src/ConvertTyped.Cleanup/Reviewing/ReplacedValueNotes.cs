using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>
/// Lists property values that a record is created with and that nothing reads any more, because each use of the record either reads another property or is
/// a <c>with</c> expression that replaces the value.
/// </summary>
internal static class ReplacedValueNotes
{
    internal static IEnumerable<ReviewNote> Find(DocumentMembers before, DocumentMembers after)
    {
        var known = new HashSet<string>(ReplacedIn(before).Select(value => value.Text));
        return ReplacedIn(after).Where(value => !known.Contains(value.Text))
            .Select(value => new ReviewNote(value.Location, $"The value of '{value.Property}' is never read, because every 'with' expression on '{value.Local}' replaces it."));
    }

    private static IEnumerable<(string Text, string Local, string Property, Location Location)> ReplacedIn(DocumentMembers members)
    {
        foreach (var copy in members.Root.DescendantNodes().OfType<WithExpressionSyntax>())
        {
            if (copy.Expression is not IdentifierNameSyntax name || members.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol local
                || local.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } declarator)
            {
                continue;
            }

            var uses = Locals.UsesOf(local, declarator, members.Model).ToList();
            foreach (var property in PropertiesIn(copy))
            {
                if (ValueOf(property, creation, members.Model) is { } value && uses.All(use => IsWithout(use, property, members.Model)))
                    yield return ($"{local.ContainingSymbol.ToDisplayString()}.{local.Name}.{property}", local.Name, property, value.GetLocation());
            }
        }
    }

    private static IEnumerable<string> PropertiesIn(WithExpressionSyntax copy) =>
        copy.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left).OfType<IdentifierNameSyntax>().Select(property => property.Identifier.ValueText);

    /// <summary>The code that sets a property when an object is created; null if the creation expression does not set the property.</summary>
    private static SyntaxNode? ValueOf(string property, BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        (SyntaxNode?)creation.ArgumentList?.Arguments.FirstOrDefault(argument => (model.GetOperation(argument) as IArgumentOperation)?.Parameter?.Name == property)
        ?? creation.Initializer?.Expressions.FirstOrDefault(value => value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax set } && set.Identifier.ValueText == property);

    /// <summary>
    /// Whether a use of an object does not read the value of a property, because it only reads a different property that has a value of its own, or because it
    /// copies the object and replaces the value.
    /// </summary>
    private static bool IsWithout(ExpressionSyntax use, string property, SemanticModel model) => use.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == use && access.Name.Identifier.ValueText != property && model.GetSymbolInfo(access).Symbol is IPropertySymbol read && IsStored(read),
        WithExpressionSyntax copy => PropertiesIn(copy).Contains(property),
        _ => false,
    };

    /// <summary>Whether a property has a value of its own and therefore does not read other properties.</summary>
    private static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        _ => false,
    };
}
