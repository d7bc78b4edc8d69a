-- An index of sparse vectors has no dimension, for which 0 stands. The default is for the service as it was before.
ALTER TABLE index_definition
    ADD COLUMN vector_type text NOT NULL DEFAULT 'DENSE',
    ADD CONSTRAINT ck_index_definition_vector_type CHECK (vector_type IN ('DENSE', 'SPARSE')),
    DROP CONSTRAINT ck_index_definition_dimension,
    ADD CONSTRAINT ck_index_definition_dimension CHECK (
        CASE vector_type
            WHEN 'SPARSE' THEN dimension = 0 AND metric = 'DOTPRODUCT'
            ELSE dimension BETWEEN 1 AND 20000
        END);
