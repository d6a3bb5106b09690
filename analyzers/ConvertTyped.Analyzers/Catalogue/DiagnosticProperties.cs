namespace ConvertTyped.Analyzers.Catalogue;

/// <summary>The diagnostic properties that a rule passes to its code fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The text to write instead of the string. The first additional location is the expression to replace.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The namespace of the generated code.</summary>
    public const string Namespace = nameof(Namespace);

    /// <summary>The member of the context that leads to the accessors: <c>Features</c>, or <c>Features()</c> before C# 14.</summary>
    public const string ExtensionMember = nameof(ExtensionMember);

    /// <summary>
    /// The accessor's name. The first additional location is the code that the fix replaces: the call, the expression that awaits it, or the expression that
    /// reads a variable from its result.
    /// </summary>
    public const string Accessor = nameof(Accessor);

    /// <summary>The generated constant to write instead of the string. The first additional location is the string.</summary>
    public const string Constant = nameof(Constant);

    /// <summary>The return type to declare; absent if it contains an anonymous type or a type that is generated in the same project.</summary>
    public const string ReturnType = nameof(ReturnType);

    /// <summary>The names of the enum members to handle, separated by commas.</summary>
    public const string Variations = nameof(Variations);

    /// <summary>The fully qualified name of the enum that the members belong to.</summary>
    public const string Enum = nameof(Enum);

    /// <summary>
    /// The accessor's member for the variable that is read from the call's result; absent if no variable is read, or if the member would read it differently.
    /// </summary>
    public const string Variable = nameof(Variable);
}
