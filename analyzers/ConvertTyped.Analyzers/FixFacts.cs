namespace ConvertTyped.Analyzers;

/// <summary>The names under which a diagnostic tells its code fix what to do.</summary>
internal static class FixFacts
{
    /// <summary>The text that the string should have had. The first additional location is the expression to change.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The namespace of the generated code.</summary>
    public const string Namespace = nameof(Namespace);

    /// <summary>What leads from the context to the accessors: <c>Features</c>, or <c>Features()</c> in older versions of C#.</summary>
    public const string Entrance = nameof(Entrance);

    /// <summary>The accessor's name. The first additional location is what it can stand for: the call, or the reading of a variable.</summary>
    public const string Accessor = nameof(Accessor);

    /// <summary>The name of the accessor's member that reads what is read from the call's result; absent when there is none.</summary>
    public const string Variable = nameof(Variable);
}
