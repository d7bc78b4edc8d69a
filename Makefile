# The commands of the project. `make` alone lists them; CONTRIBUTING.md says what the gates are.

MVN ?= mvn
MVN_FLAGS ?= -B -ntp
PORT ?= 5080
export JAVA_HOME := $(shell scripts/find-jdk 2>/dev/null)
# Maven 3.8 brings a Guava that a JDK 25 warns about.
export MAVEN_OPTS := $(MAVEN_OPTS) --sun-misc-unsafe-memory-access=allow

RUN_FLAGS := --port $(PORT) $(if $(filter 1,$(TLS)),--tls) $(if $(filter 1,$(DETACH)),--detach)
SERVICES := iam-service,index-service,audit-service,local
MODULES := platform/kernel platform/quarkus vector-engine iam-service index-service audit-service local

# What the services are built from. Directories are listed too: one is newer when a file in it has gone.
SOURCES := $(shell find pom.xml .mvn platform/pom.xml $(MODULES:%=%/pom.xml) $(wildcard $(MODULES:%=%/src/main)) \
    $(wildcard api/proto) 2>/dev/null)

# To run what is there, neither the tests nor the layout of the sources matter: `make build` and `make test` look at both.
NO_STYLE := -Dspotless.check.skip -Dcheckstyle.skip
NO_TESTS := -Dmaven.test.skip=true $(NO_STYLE)

# The stamp has the time at which the build began: what changes meanwhile is built next time.
BEGIN_BUILD := mkdir -p target && touch target/services.building
END_BUILD := mv target/services.building target/services.built

.DEFAULT_GOAL := help
.PHONY: help build run stop status test format references changelog pictures bench bench-engine revocation stress clean tools

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

build: tools ## Compiles and packages everything, with every gate, without the tests
	@$(BEGIN_BUILD)
	@$(MVN) $(MVN_FLAGS) -DskipTests package
	@scripts/larch record
	@$(END_BUILD)

run: target/services.built ## Brings everything up (TLS=1, DETACH=1, PORT=5080); Ctrl-C stops it
	@exec scripts/larch run $(RUN_FLAGS)

stop: ## Stops what `make run DETACH=1` left running
	@scripts/larch stop

status: ## Says what is running
	@scripts/larch status

test: tools ## Passes every gate and every test, the journeys through the running whole included
	@scripts/install-test-tools
	@.ci/test $(MVN) $(MVN_FLAGS) verify

format: tools ## Formats the sources
	@$(MVN) -q $(MVN_FLAGS) spotless:apply

references: tools ## Writes the pages of docs/reference and the API descriptions anew
	@$(MVN) -q $(MVN_FLAGS) -am -pl iam-service,index-service,audit-service test \
	    $(NO_STYLE) -Dlarch.update-references=true -Dtest='*Reference*Test' -Dsurefire.failIfNoSpecifiedTests=false

changelog: ## Writes CHANGELOG.md from changelog/unreleased
	@scripts/changelog > CHANGELOG.md

pictures: ## Copies the pictures of the guides from the last `make test`
	@scripts/pictures

bench: target/services.built ## Measures the ratios that the project holds itself to
	@$(MVN) -q $(MVN_FLAGS) -am -pl bench -Pbench $(NO_TESTS) package

bench-engine: tools ## Measures the vector engine against its peers (an hour and a half, on a machine with nothing else to do)
	@scripts/install-bench-peers
	@$(MVN) -q $(MVN_FLAGS) -am -pl bench -Pbench-engine $(NO_TESTS) package

revocation: target/services.built ## Tries 10,000 times to use what was revoked (7 minutes)
	@LARCH_REVOCATION_TRIES=10000 $(MVN) -q $(MVN_FLAGS) $(NO_STYLE) -am -pl e2e verify \
	    -Dtest=RevocationProofTest -Dsurefire.failIfNoSpecifiedTests=false

stress: tools ## Changes, links and searches one namespace from seven threads at once for ten minutes
	@$(MVN) -q $(MVN_FLAGS) $(NO_STYLE) -am -pl vector-engine test -Dlarch.stress.seconds=150 \
	    -Dtest=EngineStressTest -Dsurefire.failIfNoSpecifiedTests=false

clean: tools ## Removes what was built; the data in .larch/ stays
	@$(MVN) -q $(MVN_FLAGS) clean && rm -rf target

tools:
	@scripts/check-tools

target/services.built: $(SOURCES) | tools
	@$(BEGIN_BUILD)
	@echo "Building the services: this happens once, and after a change of the sources."
	@$(MVN) -q $(MVN_FLAGS) -am -pl $(SERVICES) $(NO_TESTS) package
	@scripts/larch record
	@$(END_BUILD)
