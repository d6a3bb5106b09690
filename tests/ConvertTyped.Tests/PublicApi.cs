using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ConvertTyped.Tests;

/// <summary>An assembly's public surface, one sorted line per member, nullability included. What the compiler adds to records is left out.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(object)] = "object", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(byte)] = "byte", [typeof(void)] = "void",
    };

    internal static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        var owner = NameOf(type);
        yield return $"{owner}{BasesOf(type)}";
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"{owner}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}";
            yield break;
        }

        foreach (var member in type.GetMembers(Declared))
        {
            if (LineOf(member) is { } line)
                yield return $"{owner}.{line}";
        }
    }

    private static string BasesOf(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var inherited = type.GetInterfaces().SelectMany(contract => contract.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        var bases = type.GetInterfaces().Except(inherited).Where(contract => contract.IsPublic && !type.IsEnum).Select(NameOf).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType)
            bases = bases.Prepend(NameOf(parent)).Order(StringComparer.Ordinal);
        return string.Join(", ", bases) is { Length: > 0 } list ? $" ({kind}) : {list}" : $" ({kind})";
    }

    private static string? LineOf(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field) => $"{field.Name}: {ModifiersOf(field.IsStatic)}{TypeOf(new NullabilityInfoContext().Create(field))}",
        PropertyInfo { Name: not "EqualityContract" } property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => LineOf(property),
        ConstructorInfo constructor when IsVisible(constructor) => $"ctor({ParametersOf(constructor)})",
        MethodInfo method when IsVisible(method) && IsWritten(method) => LineOf(method),
        _ => null,
    };

    private static string LineOf(PropertyInfo property)
    {
        var accessors = (IsVisible(property.GetMethod) ? " get;" : "") + (IsVisible(property.SetMethod) ? IsInit(property) ? " init;" : " set;" : "");
        var index = property.GetIndexParameters() is { Length: > 0 } ? $"[{ParametersOf(property.GetMethod!)}]" : "";
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        return $"{property.Name}{index}: {ModifiersOf(isStatic)}{TypeOf(new NullabilityInfoContext().Create(property))} {{{accessors} }}";
    }

    private static string LineOf(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        var modifiers = ModifiersOf(method.IsStatic) + (method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "")
            + (method.IsVirtual && !method.IsFinal && !method.IsAbstract ? "virtual " : "");
        return $"{method.Name}{generic}({ParametersOf(method)}): {modifiers}{TypeOf(new NullabilityInfoContext().Create(method.ReturnParameter))}";
    }

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var type = TypeOf(new NullabilityInfoContext().Create(parameter));
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var otherwise = parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.DefaultValue ?? "default", CultureInfo.InvariantCulture)}" : "";
        var marks = string.Concat(parameter.GetCustomAttributes().Select(mark => mark.GetType())
            .Where(mark => mark.Assembly == method.Module.Assembly && mark.IsPublic).Select(mark => $"[{mark.Name}] "));
        return $"{marks}{direction}{type} {parameter.Name}{otherwise}";
    }));

    private static string TypeOf(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (info.ElementType is { } element)
            return $"{TypeOf(element)}[]{mark}";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{NameOf(underlying)}?";
        return type.IsGenericType && info.GenericTypeArguments.Length > 0
            ? $"{PlainNameOf(type)}<{string.Join(", ", info.GenericTypeArguments.Select(TypeOf))}>{mark}"
            : NameOf(type) + mark;
    }

    private static string NameOf(Type type) => type switch
    {
        { IsGenericParameter: true } => type.Name,
        { IsByRef: true } or { IsPointer: true } => NameOf(type.GetElementType()!),
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{PlainNameOf(type)}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
        _ => PlainNameOf(type),
    };

    private static string PlainNameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{PlainNameOf(outer)}.{name}" : Keywords.GetValueOrDefault(type, name);
    }

    private static string ModifiersOf(bool isStatic) => isStatic ? "static " : "";

    private static bool IsVisible(MemberInfo? member) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        _ => false,
    };

    private static bool IsWritten(MethodInfo method) =>
        !method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
