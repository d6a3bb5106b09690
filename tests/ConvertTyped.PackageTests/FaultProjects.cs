namespace ConvertTyped.PackageTests;

/// <summary>Projects whose programs <see cref="FaultTests"/> runs.</summary>
internal static class FaultProjects
{
    public static void Write(PackedFeed feed)
    {
        WriteOwnNames(feed);
        WriteMultiTarget(feed);
        WriteMultiTests(feed);
        WriteEmbedded(feed);
        WriteBoth(feed);
    }

    /// <summary>Writes a project with namespaces and types that are named like those of generated code, the runtime or the framework.</summary>
    private static void WriteOwnNames(PackedFeed feed)
    {
        feed.Write("OwnNames/OwnNames.csproj", Consumers.Project("<OutputType>Exe</OutputType>"));
        feed.Write("OwnNames/convert.json", Fixture.ShopConfig);
        feed.Write("OwnNames/Features/Checkout.cs", "namespace Shop.Features.Checkout;\n\npublic class Handler;\n");
        feed.Write("OwnNames/Task.cs", "namespace Shop;\n\npublic record Task(int Id);\n\npublic class Goals;\n\npublic class String;\n\npublic enum Nullable { None }\n");
        feed.Write("OwnNames/Namespaces.cs", """
            namespace Shop.System { public class Object; }
            namespace Shop.System.Collections.Generic { public class List; }
            namespace Shop.ConvertTyped { public class ConvertContext; }
            namespace Shop.Microsoft { public class CodeAnalysis; }
            namespace Shop.ConvertAccessors { public class Own; }
            """);
        feed.Write("OwnNames/Program.cs", """
            using ConvertTyped;

            await Task.CompletedTask;
            using var core = new ConvertCore(new ConvertOptions { Config = ConvertProject.Config }).Initialize();
            File.WriteAllText(args[1], $"{core.CreateContext("visitor-4").Features.CheckoutBanner.IsEnabled} {new Shop.Task(1).Id}");
            """);
    }

    private static void WriteMultiTarget(PackedFeed feed)
    {
        feed.Write("MultiTarget/MultiTarget.csproj", Consumers.Project(
            "<OutputType>Exe</OutputType><TargetFramework></TargetFramework><TargetFrameworks>net8.0;net10.0</TargetFrameworks><RollForward>Major</RollForward>"));
        feed.Write("MultiTarget/convert.json", Fixture.ShopConfig);
        feed.Write("MultiTarget/Program.cs", """
            using ConvertTyped;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertProject.Config }).Initialize();
            File.WriteAllText(args[1], core.CreateContext("visitor-4").Features().CheckoutBanner.Headline);
            """);
    }

    private static void WriteMultiTests(PackedFeed feed)
    {
        feed.Write("MultiTests/MultiTests.csproj", Consumers.Project(
            "<OutputType>Exe</OutputType><TargetFramework></TargetFramework><TargetFrameworks>net8.0;net10.0</TargetFrameworks><RollForward>Major</RollForward><WithoutPackage>true</WithoutPackage>",
            $"<PackageReference Include=\"ConvertTyped.Testing\" Version=\"{feed.Version}\" />"));
        feed.Write("MultiTests/convert.json", Fixture.ShopConfig);
        feed.Write("MultiTests/Program.cs", """
            using ConvertTyped.Testing;

            using var convert = new TestConvert();
            using var enabled = convert.Features().CheckoutBanner.Enable(headline: "Tested");
            File.WriteAllText(args[1], convert.Context().Features().CheckoutBanner.Headline);
            """);
    }

    private static void WriteEmbedded(PackedFeed feed)
    {
        feed.Write("Embedded/Embedded.csproj", Consumers.Project("<OutputType>Exe</OutputType>"));
        feed.Write("Embedded/convert.json", Fixture.ShopConfig);
        feed.Write("Embedded/Program.cs", """
            using ConvertTyped;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertProject.Config }).Initialize();
            File.WriteAllText(args[1], core.CreateContext("visitor-4").Features.CheckoutBanner.Headline);
            """);
    }

    /// <summary>Writes a library with public accessors, and an application that uses the library and has its own accessors.</summary>
    private static void WriteBoth(PackedFeed feed)
    {
        feed.Write("BothLibrary/BothLibrary.csproj", Consumers.Project("<ConvertTypedAccessibility>public</ConvertTypedAccessibility><RootNamespace>Shop.Both</RootNamespace>"));
        feed.Write("BothLibrary/convert.json", Fixture.ShopConfig);
        feed.Write("BothLibrary/Banner.cs", """
            namespace Shop.Both;

            public static class Banner
            {
                public static CheckoutBannerFeature For(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner;
            }
            """);
        feed.Write("BothApp/BothApp.csproj", Consumers.Project("<OutputType>Exe</OutputType>", "<ProjectReference Include=\"../BothLibrary/BothLibrary.csproj\" />"));
        feed.Write("BothApp/convert.json", Fixture.ShopConfig);
        feed.Write("BothApp/Program.cs", """
            using ConvertTyped;
            using Shop.Both;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertProject.Config }).Initialize();
            var context = core.CreateContext("visitor-4");
            File.WriteAllText(args[1], $"{Banner.For(context).Headline} {context.Features.CheckoutBanner.Headline}");
            """);
    }
}
