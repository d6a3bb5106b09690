using System.Reflection;
using System.Reflection.Emit;

namespace ConvertTyped.Tests;

/// <summary>The types that a type refers to in its base type, interfaces, fields, signatures, locals, catch clauses and instructions.</summary>
internal static class MentionedTypes
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    internal static HashSet<Type> By(Type type)
    {
        var mentioned = new HashSet<Type>();
        Add(mentioned, type.BaseType);
        foreach (var contract in type.GetInterfaces())
            Add(mentioned, contract);
        foreach (var field in type.GetFields(All))
            Add(mentioned, field.FieldType);
        foreach (var method in type.GetConstructors(All).Concat<MethodBase>(type.GetMethods(All)))
        {
            AddSignature(mentioned, method);
            AddBody(mentioned, method);
        }

        return mentioned;
    }

    private static void AddSignature(HashSet<Type> mentioned, MethodBase method)
    {
        Add(mentioned, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
            Add(mentioned, parameter.ParameterType);
    }

    private static void AddBody(HashSet<Type> mentioned, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(mentioned, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(mentioned, clause.CatchType);
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (var token in MemberTokens(body.GetILAsByteArray()!))
            AddMember(mentioned, method.Module.ResolveMember(token, typeArguments, methodArguments));
    }

    private static IEnumerable<int> MemberTokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xfe)
                value = unchecked((short)(0xfe00 | code[at++]));
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void AddMember(HashSet<Type> mentioned, MemberInfo? member)
    {
        Add(mentioned, member as Type ?? member?.DeclaringType);
        if (member is FieldInfo field)
            Add(mentioned, field.FieldType);
        if (member is not MethodBase method)
            return;
        AddSignature(mentioned, method);
        foreach (var argument in method.IsGenericMethod ? method.GetGenericArguments() : [])
            Add(mentioned, argument);
    }

    private static void Add(HashSet<Type> mentioned, Type? type)
    {
        while (type is { HasElementType: true })
            type = type.GetElementType();
        if (type is null or { IsGenericParameter: true })
            return;
        foreach (var argument in type.GetGenericArguments())
            Add(mentioned, argument);
        mentioned.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
