using System.Globalization;
using System.Text;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Conformance;

internal static class HashCase
{
    internal static string? Check(JsonElement test)
    {
        var value = Encoding.UTF8.GetBytes(test.GetProperty("value").GetString()!);
        var hash = MurmurHash3.Complete(test.GetProperty("seed").GetUInt32(), value, value.Length);
        return hash == test.GetProperty("hash").GetUInt32() ? null : hash.ToString(CultureInfo.InvariantCulture);
    }
}
