namespace ConvertTyped.Cleanup.Values;

/// <summary>The known value of an expression, once the flag is decided.</summary>
internal abstract record FlagValue
{
    /// <summary>Whether the value can be written as a C# literal. Other values, such as variations and JSON records, must not remain in the code.</summary>
    internal virtual bool IsLiteral => true;

    /// <summary>The value of a constant; null if the type of the constant is not supported, such as <c>char</c>.</summary>
    internal static FlagValue? From(object? constant) => constant switch
    {
        null => new NullValue(),
        bool value => new BooleanValue(value),
        string value => new TextValue(value),
        sbyte or byte or short or ushort or int or uint or long => new IntegerValue(Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
        float or double => new NumberValue(Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };
}

internal sealed record NullValue : FlagValue;

internal sealed record BooleanValue(bool IsTrue) : FlagValue;

internal sealed record TextValue(string Text) : FlagValue;

internal sealed record IntegerValue(long Number) : FlagValue;

internal sealed record NumberValue(double Number) : FlagValue;

/// <summary>A member of the experience's generated enum.</summary>
internal sealed record VariationValue(string MemberName) : FlagValue
{
    internal override bool IsLiteral => false;
}

/// <summary>A member of the runtime's <c>FeatureStatus</c>.</summary>
internal sealed record StatusValue(string MemberName) : FlagValue
{
    internal override bool IsLiteral => false;
}

/// <summary>An object that is not null and whose members are known.</summary>
internal sealed record ObjectValue(ObjectKind Kind) : FlagValue
{
    internal override bool IsLiteral => false;
}

internal enum ObjectKind
{
    FeatureAccessor,
    ExperienceAccessor,
    FeatureResult,
    ExperienceResult,
    FeatureVariables,
}

/// <summary>A value that cannot be written as a literal, such as a JSON record.</summary>
internal sealed record UnwritableValue(string Reason) : FlagValue
{
    internal override bool IsLiteral => false;
}
