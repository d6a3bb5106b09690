namespace ConvertTyped.Generator.Tests.Unseen;

public class UnseenTypeTests
{
    [Theory]
    [InlineData("[Microsoft.Extensions.Logging.LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Information, \"{V}\")] static partial void Shown(Microsoft.Extensions.Logging.ILogger logger, CheckoutExperimentVariation v);", "CheckoutExperimentVariation")]
    [InlineData("[System.Text.Json.Serialization.JsonSerializable(typeof(System.Collections.Generic.List<CheckoutBannerLayout>))] partial class Json;", "CheckoutBannerLayout")]
    public void A_generated_type_in_code_for_another_generator_is_reported(string member, string type)
    {
        var problem = Assert.Single(Project(member).Generate().Problems);
        Assert.StartsWith("/shop/Program.cs(1,", problem, StringComparison.Ordinal);
        Assert.EndsWith($"CVT0008: The source generator that reads this code cannot see the generated type '{type}'; write the accessors to files with 'convert-typed generate'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static void Shown(CheckoutExperimentVariation v) { }")]
    [InlineData("[System.Text.Json.Serialization.JsonSerializable(typeof(NoSuchType))] partial class Json;")]
    [InlineData("[System.Text.Json.Serialization.JsonSerializable(typeof(int))] partial class Json;")]
    public void Types_that_are_not_generated_and_code_without_an_attribute_are_not_reported(string member) => Assert.Empty(Project(member).Generate().Problems);

    [Fact]
    public void Nothing_is_generated_or_reported_if_ConvertTypedGenerate_is_false()
    {
        var run = Project("[System.Text.Json.Serialization.JsonSerializable(typeof(CheckoutBannerLayout))] partial class Json;").WithProperty("ConvertTypedGenerate", "false").Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.Files);
    }

    private static TestProject Project(string member) => TestProject.With(Configs.Documented) with { Code = $"partial class Program {{ {member} }}" };
}
