using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>An expression such as <c>RunFeature(…)?.Variables.GetString("headline")</c>, and the accessor's member that reads the same variable.</summary>
internal sealed record TypedRead(SyntaxNode Syntax, string Member)
{
    /// <summary>
    /// Finds the expression that reads a variable from the call's result; null if there is no such expression, or if the accessor would not read the variable in the same way.
    /// </summary>
    public static TypedRead? Read(IInvocationOperation call, Accessor accessor)
    {
        if (call.Parent is not IConditionalAccessOperation access
            || access.WhenNotNull is not IInvocationOperation { Arguments.Length: 1 } read
            || read.Instance is not IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation }
            || read.Arguments[0].Value.ConstantValue.Value is not string name)
            return null;

        var variable = accessor.Feature?.Variables.FirstOrDefault(declared => declared.Key == name);
        return variable is not null && ReadsTheSame(accessor.Property.Type, variable.Name, read.TargetMethod) ? new TypedRead(access.Syntax, variable.Name) : null;
    }

    // The property of a variable with a fallback has a different type and, if Convert gives no value, returns the fallback.
    private static bool ReadsTheSame(ITypeSymbol feature, string member, IMethodSymbol read) =>
        feature.GetMembers(member).FirstOrDefault() is IPropertySymbol property
        && SymbolEqualityComparer.IncludeNullability.Equals(property.Type, read.ReturnType)
        && read.Name.StartsWith("Get", StringComparison.Ordinal);
}
