using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ConvertTyped.Tool.Configs;

/// <summary>
/// Reads the constants that the generated <c>ConvertManifest.Instance</c> is constructed from off its initializer. The generator writes nothing
/// there but strings and arrays of strings, so a handful of instructions is all there can be.
/// </summary>
internal static class ManifestCode
{
    private const int Arguments5 = 5;

    public static IReadOnlyList<object> Arguments(TypeDefinition type, MetadataReader metadata, PEReader file)
    {
        var initializer = type.GetMethods().Select(metadata.GetMethodDefinition).Single(method => metadata.StringComparer.Equals(method.Name, ".cctor"));
        var code = file.GetMethodBody(initializer.RelativeVirtualAddress).GetILReader();
        var stack = new Stack<object>();
        while (code.RemainingBytes > 0)
        {
            var instruction = (ILOpCode)code.ReadByte();
            if (instruction == ILOpCode.Newobj)
                return [.. stack.Take(Arguments5).Reverse()];
            Run(instruction, ref code, stack, metadata);
        }
        throw Unknown();
    }

    private static void Run(ILOpCode instruction, ref BlobReader code, Stack<object> stack, MetadataReader metadata)
    {
        switch (instruction)
        {
            case ILOpCode.Nop:
                break;
            case ILOpCode.Ldstr:
                stack.Push(metadata.GetUserString(MetadataTokens.UserStringHandle(code.ReadInt32() & 0x00FF_FFFF)));
                break;
            case >= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8:
                stack.Push((int)instruction - (int)ILOpCode.Ldc_i4_0);
                break;
            case ILOpCode.Ldc_i4_s:
                stack.Push((int)code.ReadSByte());
                break;
            case ILOpCode.Ldc_i4:
                stack.Push(code.ReadInt32());
                break;
            case ILOpCode.Newarr:
                code.ReadInt32();
                stack.Push(new object[(int)stack.Pop()]);
                break;
            case ILOpCode.Dup:
                stack.Push(stack.Peek());
                break;
            case ILOpCode.Stelem_ref:
                var (value, index) = (stack.Pop(), (int)stack.Pop());
                ((object[])stack.Pop())[index] = value;
                break;
            case ILOpCode.Call:
                // Array.Empty is all that is called.
                code.ReadInt32();
                stack.Push(Array.Empty<object>());
                break;
            default:
                throw Unknown();
        }
    }

    private static InvalidOperationException Unknown() => new("Its manifest was written by another version of ConvertTyped.");
}
