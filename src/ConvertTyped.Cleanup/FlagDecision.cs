namespace ConvertTyped.Cleanup;

/// <summary>The final value of a finished flag.</summary>
/// <param name="Key">The flag's key in the config.</param>
/// <param name="AccessorName">The generated accessor's name, such as <c>CheckoutBanner</c>.</param>
public abstract record FlagDecision(string Key, string AccessorName)
{
    /// <summary>The property of the context that contains the accessor: <c>Features</c> or <c>Experiences</c>.</summary>
    internal abstract string Collection { get; }

    /// <summary>The generated type whose properties override flags in tests.</summary>
    internal abstract string Overrides { get; }
}

/// <summary>A finished experience, and the variation that is kept.</summary>
/// <param name="Key">The experience's key in the config.</param>
/// <param name="AccessorName">The generated accessor's name.</param>
/// <param name="Kept">The variation that every visitor gets from now on; null if no visitor gets a variation.</param>
public sealed record ExperienceDecision(string Key, string AccessorName, KeptVariation? Kept) : FlagDecision(Key, AccessorName)
{
    internal override string Collection => "Experiences";

    internal override string Overrides => "ExperienceOverrides";
}

/// <summary>A variation that every visitor gets from now on.</summary>
/// <param name="Id">The variation's id.</param>
/// <param name="Key">The variation's key; null if the config specifies no key.</param>
/// <param name="MemberName">The variation's member of the generated enum, such as <c>Treatment</c>.</param>
public sealed record KeptVariation(string Id, string? Key, string MemberName);

/// <summary>A feature that is on, or off, for every visitor.</summary>
/// <param name="Key">The feature's key in the config.</param>
/// <param name="AccessorName">The generated accessor's name.</param>
/// <param name="IsOn">Whether every visitor has the feature from now on.</param>
/// <param name="Variables">The feature's variables with their final values: the fallbacks, if the feature is off.</param>
public sealed record FeatureDecision(string Key, string AccessorName, bool IsOn, IReadOnlyList<VariableDecision> Variables)
    : FlagDecision(Key, AccessorName)
{
    internal override string Collection => "Features";

    internal override string Overrides => "FeatureOverrides";
}

/// <summary>A variable with the value that it keeps.</summary>
/// <param name="Key">The variable's name in the config.</param>
/// <param name="MemberName">The generated property's name.</param>
/// <param name="Value">A string, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>; null for JSON, and if there is no value.</param>
/// <param name="IsLiteral">Whether the value can be written as a C# literal. JSON objects and lists are not literals, so their uses remain and are listed.</param>
public sealed record VariableDecision(string Key, string MemberName, object? Value, bool IsLiteral = true);
