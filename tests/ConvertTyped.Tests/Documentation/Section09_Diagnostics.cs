namespace ConvertTyped.Tests.Documentation;

public class Section09_Diagnostics
{
    [Fact]
    public void An_experience_can_be_diagnosed()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var diagnostic = context.DiagnoseExperience("geo-experiment");

        Assert.False(diagnostic.Resolved);                                   // true only if Reason is Resolved
        Assert.Equal(DiagnosticReason.AudienceMismatch, diagnostic.Reason);
        Assert.Equal("audience_mismatch", diagnostic.ReasonValue);           // the wire value
        Assert.NotEmpty(diagnostic.Message);                                 // human-readable description
        Assert.Equal("geo-experiment", diagnostic.Details["experience_key"]);
        Assert.True(context.DiagnoseExperience("checkout-experiment").Resolved);
        Assert.Equal(DiagnosticReason.ExperienceNotFound, context.DiagnoseExperience("nowhere").Reason);
    }

    [Fact]
    public void A_feature_can_be_diagnosed()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        Assert.Equal(DiagnosticReason.Resolved, context.DiagnoseFeature("checkout-banner").Reason);
        Assert.Equal(DiagnosticReason.FeatureNotFound, context.DiagnoseFeature("nowhere").Reason);
        Assert.Equal(DiagnosticReason.FeatureNotInSelectedVariations, context.DiagnoseFeature("nobody-has-it").Reason);
    }

    [Fact]
    public void A_goal_can_be_diagnosed()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        Assert.Equal(DiagnosticReason.Resolved, context.DiagnoseGoal("purchase_completed").Reason);
        Assert.Equal(DiagnosticReason.GoalNotFound, context.DiagnoseGoal("nowhere").Reason);
    }

    [Fact]
    public void An_entity_of_the_config_can_be_diagnosed()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        Assert.Equal(DiagnosticReason.Resolved, context.DiagnoseEntity("experience", "checkout-experiment").Reason);
        Assert.Equal(DiagnosticReason.EntityNotFound, context.DiagnoseEntity("experience", "nowhere").Reason);
    }

    [Fact]
    public void The_CSharp_SDK_rejects_a_config_without_a_project_but_still_defines_the_reason_project_mapping_required()
    {
        Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString("""{"account_id":"1001","experiences":[]}"""));
        Assert.Contains(DiagnosticReason.ProjectMappingRequired, Enum.GetValues<DiagnosticReason>());
    }

    [Fact]
    public void A_diagnosis_of_an_unknown_goal_is_logged_too()
    {
        using var logs = new RecordedLogs();
        using var core = PageConfig.Core(options => options.LoggerFactory = logs);
        core.CreateContext("visitor-001").DiagnoseGoal("nowhere");
        Assert.Contains(logs.Records, record => record.Message.StartsWith("goal_not_found", StringComparison.Ordinal));
    }
}
