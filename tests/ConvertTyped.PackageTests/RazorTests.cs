namespace ConvertTyped.PackageTests;

/// <summary>Tests tag helpers in a real Razor project that references the package ConvertTyped.AspNetCore.</summary>
public sealed class RazorTests(Release release) : IDisposable
{
    private readonly ProjectFolder _folder = release.NewFolder();

    [Fact]
    public void Convert_elements_that_no_tag_helper_handles_break_the_build()
    {
        _folder.Write("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped.AspNetCore" Version="{Release.Version}" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Shop/convert.json", Fixture.ShopConfig);
        _folder.Write("Shop/Program.cs", """
            using ConvertTyped;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRazorPages();
            builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
            var app = builder.Build();
            app.MapRazorPages();
            app.Run();
            """);
        _folder.Write("Shop/Pages/Index.cshtml", """
            @page
            <h1>Shop</h1>
            <convert-feature name="checkout-banner">
              <p>New</p>
            </convert-feature>
            """);

        // No tag helper is in scope, so every visitor would see the content.
        var error = Assert.Single(Errors());
        Assert.Contains("Index.cshtml(3,2): error CVT1013", error, StringComparison.Ordinal);

        _folder.Write("Shop/Pages/_ViewImports.cshtml", "@addTagHelper *, ConvertTyped.AspNetCore\n");
        release.Run(_folder, "build", "Shop", "-v", "q", "-nodeReuse:false", "-warnaserror").RequireSuccess();

        // No tag helper in the package supports this attribute or this element.
        _folder.Write("Shop/Pages/Index.cshtml", """
            @page
            <convert-feature key="checkout-banner">New</convert-feature>
            <convert-flag name="checkout-banner">New</convert-flag>
            """);
        Assert.Collection(
            Errors(),
            attribute => Assert.Matches(@"Index\.cshtml\(2,\d+\): error CVT1013", attribute),
            element => Assert.Matches(@"Index\.cshtml\(3,\d+\): error CVT1013", element));
    }

    public void Dispose() => _folder.Dispose();

    private List<string> Errors()
    {
        var (exitCode, output) = release.Run(_folder, "build", "Shop", "-v", "q", "-nodeReuse:false");
        Assert.NotEqual(0, exitCode);
        return [.. output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }
}
