namespace ConvertTyped.PackageTests;

/// <summary>Tests which config the <c>TestConvert</c> of a test project uses.</summary>
public class TestConvertConfigTests(Consumers consumers)
{
    private static readonly string OtherConfig =
        """{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"other","status":"active","variations":[{"id":"4","key":"on","traffic_allocation":100}]}]}""";

    [Fact]
    public void A_config_with_any_name_is_used()
    {
        Write("NamedConfig", "<AdditionalFiles Include=\"shop.convert.json\" />", """
            using ConvertTyped.Testing;

            using var convert = new TestConvert();
            using var forced = convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
            File.WriteAllText(args[1], convert.Context().Experiences.CheckoutExperiment.Variation.ToString());
            """);
        consumers.Built.Feed.Write("NamedConfig/shop.convert.json", Fixture.ShopConfig);

        Assert.Equal("Treatment", BuildAndRun("NamedConfig"));
    }

    [Fact]
    public void A_test_must_name_a_config_if_there_are_several()
    {
        Write(
            "TwoConfigs",
            "<AdditionalFiles Include=\"First/convert.json\" ConvertNamespace=\"First\" /><AdditionalFiles Include=\"Second/convert.json\" ConvertNamespace=\"Second\" />",
            """
            using ConvertTyped.Testing;
            using Second;

            var error = "";
            try
            {
                using var unnamed = new TestConvert();
            }
            catch (InvalidOperationException failed)
            {
                error = failed.Message.Split(". ")[0];
            }

            using var convert = new TestConvert("Second.convert.json");
            using var forced = convert.Experiences.Other.Force(OtherVariation.On);
            File.WriteAllText(args[1], $"{error}; {convert.Context().Experiences.Other.Variation}");
            """);
        consumers.Built.Feed.Write("TwoConfigs/First/convert.json", Fixture.ShopConfig);
        consumers.Built.Feed.Write("TwoConfigs/Second/convert.json", OtherConfig);

        Assert.Equal("The test project has several Convert configs: First.convert.json, Second.convert.json; On", BuildAndRun("TwoConfigs"));
    }

    private void Write(string project, string items, string program)
    {
        consumers.Built.Feed.Write($"{project}/{project}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <WithoutPackage>true</WithoutPackage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped.Testing" Version="{consumers.Built.Feed.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        consumers.Built.Feed.Write($"{project}/Program.cs", program);
    }

    private string BuildAndRun(string project)
    {
        Dotnet.Run(consumers.Built.Feed.Folder, "build", project, "-v", "q", "-nodeReuse:false").RequireSuccess();
        return consumers.Run(project);
    }
}
