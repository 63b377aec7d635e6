package dev.grapevine.architecture;

import dev.grapevine.Grapevine;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules are those of the package-info files: what each may use, and no cycle. */
class ModulesTest {
    private final ApplicationModules modules = ApplicationModules.of(Grapevine.class);

    @Test
    void aModuleUsesOnlyWhatItsPackageInfoNames() {
        modules.verify();
    }

    /** Written to target/spring-modulith-docs, for whoever wants the picture. */
    @Test
    void theModulesDrawThemselves() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
