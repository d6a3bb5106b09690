namespace ConvertTyped.Generator.Tests;

internal static class Read
{
    public static JsonTree Json(string text) => JsonReader.Read(text, TestContext.Current.CancellationToken);

    public static ConfigDocument Config(string text) => ConfigDocument.Read(text, TestContext.Current.CancellationToken);
}
